package dev.outcry.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of a process by thread, in nanoseconds, as the scheduler counts it. The threads of
 * the JIT compiler are left out: they are done after a while, but on a machine that others use too
 * nobody knows when.
 *
 * @param threads nanoseconds by the number of the thread
 */
public record CpuTime(Map<String, Long> threads) {

  /** What it has spent so far. */
  public static CpuTime of(long process) throws IOException {
    return of(process, false);
  }

  /** That of the JIT compiler alone. */
  public static CpuTime ofCompiler(long process) throws IOException {
    return of(process, true);
  }

  private static CpuTime of(long process, boolean compiler) throws IOException {
    Map<String, Long> threads = new HashMap<>();
    try (DirectoryStream<Path> tasks =
        Files.newDirectoryStream(Path.of("/proc/" + process + "/task"))) {
      for (Path task : tasks) {
        try {
          String name = Files.readString(task.resolve("comm"));
          if ((name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) == compiler) {
            String scheduled = Files.readString(task.resolve("schedstat"));
            long nanos = Long.parseLong(scheduled.substring(0, scheduled.indexOf(' ')));
            threads.put(task.getFileName().toString(), nanos);
          }
        } catch (IOException gone) {
          // a thread that has ended
        }
      }
    }
    return new CpuTime(threads);
  }

  /** What has been spent since; a thread that has ended in between was idle. */
  public long nanosSince(CpuTime before) {
    long sum = 0;
    for (Map.Entry<String, Long> thread : threads.entrySet()) {
      sum += thread.getValue() - before.threads.getOrDefault(thread.getKey(), 0L);
    }
    return sum;
  }
}
