package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Linux, as far as it is needed. */
final class Machine {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private Machine() {}

  /**
   * Binds all threads that a process has, and those that they start, to some cores.
   *
   * @param cores such as {@code 0} or {@code 0-3}
   */
  static void pin(long process, String cores) throws IOException, InterruptedException {
    Process taskset =
        new ProcessBuilder("taskset", "-acp", cores, Long.toString(process))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (taskset.waitFor() != 0) {
      throw new IOException("taskset has failed; it is in the package util-linux");
    }
  }

  /** Takes that back. */
  static void free(long process) throws IOException, InterruptedException {
    pin(process, "0-" + (CORES - 1));
  }

  /** Resident memory of a process. */
  static long residentKilobytes(long process) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/" + process + "/status"));
    for (String line : lines) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS");
  }
}
