package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Start-up and memory of the servers, by turns: milliseconds from the start of the JVM to the first
 * answered error, classes loaded by then, resident memory after ten thousand errors, and the jars
 * that each adds to the container.
 *
 * <pre>{@code
 * benchmarks/http.sh [launches]
 * }</pre>
 */
public final class StartupBenchmark {

  private static final int ERRORS = 10_000;

  /** Of these starts the memory is read too. */
  private static final int MEMORY_STARTS = 5;

  private StartupBenchmark() {}

  /**
   * Measures.
   *
   * @param arguments the directory that Maven has filled, the file for the results, and the number
   *     of starts
   */
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    int starts = Integer.parseInt(arguments[2]);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])))) {
      out.println("figure,start,server,value");
      for (Peer peer : Peer.values()) {
        out.println("jar_bytes,0," + peer + "," + jarBytes(peer, target));
        out.println("classes,0," + peer + "," + classes(peer, target));
      }
      for (int start = 1; start <= starts; start++) {
        for (Peer peer : Peer.values()) {
          start(peer, target, start, out);
        }
        out.flush();
      }
    }
  }

  private static void start(Peer peer, Path target, int start, PrintWriter out) throws IOException {
    long began = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(peer, target, Case.Logging.FILE);
        Load load = new Load(server.port())) {
      load.run(Case.STORM, 1);
      long millis = (System.nanoTime() - began) / 1_000_000;
      out.println("millis_to_first_error," + start + "," + peer + "," + millis);
      if (start <= MEMORY_STARTS) {
        load.run(Case.STORM, ERRORS - 1);
        long resident = Machine.residentKilobytes(server.pid());
        out.println("resident_kilobytes," + start + "," + peer + "," + resident);
      }
    }
  }

  /** In a start of its own: the JVM writes a line for each. */
  private static long classes(Peer peer, Path target) throws IOException {
    Path loaded = Files.createTempFile(target, "classes", ".log");
    try (ServerProcess server =
            ServerProcess.start(
                peer,
                target,
                Case.Logging.FILE,
                "-Xlog:class+load:file=" + loaded + ":none:filecount=0");
        Load load = new Load(server.port())) {
      load.run(Case.STORM, 1);
      try (Stream<String> lines = Files.lines(loaded)) {
        return lines.count();
      }
    } finally {
      Files.deleteIfExists(loaded);
    }
  }

  private static long jarBytes(Peer peer, Path target) throws IOException {
    long bytes = 0;
    for (Path jar : peer.ownJars(target)) {
      bytes += Files.size(jar);
    }
    return bytes;
  }
}
