package dev.outcry.benchmarks.http;

import dev.outcry.benchmarks.CpuTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time for each request, and requests in a second, of all servers by turns.
 *
 * <p>A launch is one fresh JVM for each server. All are warmed up on all cores, because a JIT that
 * shares one core with a heavy stack starves and makes the stack look many times dearer than it is;
 * then the servers are pinned to one core and the load to the other, and short windows go round the
 * servers case by case, so that what disturbs the machine disturbs all of them alike. One server
 * works at a time. Processor time of the server's process is the first figure: what other load
 * does to the machine hardly shows in it.
 *
 * <pre>{@code
 * benchmarks/http.sh [launches]
 * }</pre>
 */
public final class HttpBenchmark {

  /** Counted, not timed: how far a server has come must not depend on who else is at work. */
  private static final int WARM_UP = 10_000;

  private static final int WARM_UPS = 4;
  private static final int SETTLE = 500;
  private static final int WINDOW = 5_000;
  private static final int ROUNDS = 10;
  private static final String SERVER_CORE = "0";
  private static final String LOAD_CORE = "1";

  private final Path target;
  private final PrintWriter out;

  private HttpBenchmark(Path target, PrintWriter out) {
    this.target = target;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param arguments the directory that Maven has filled, the file for the results, and the number
   *     of launches
   */
  public static void main(String[] arguments) throws Exception {
    Path results = Path.of(arguments[1]);
    int launches = Integer.parseInt(arguments[2]);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(results))) {
      out.println("launch,round,case,server,requests,millis,cpu_micros,per_second");
      HttpBenchmark benchmark = new HttpBenchmark(Path.of(arguments[0]), out);
      for (int launch = 1; launch <= launches; launch++) {
        for (Case.Logging logging : Case.Logging.values()) {
          benchmark.launch(launch, logging);
        }
      }
    }
  }

  private void launch(int launch, Case.Logging logging) throws Exception {
    Map<Peer, ServerProcess> servers = new EnumMap<>(Peer.class);
    Map<Peer, Load> loads = new EnumMap<>(Peer.class);
    long sent = 0;
    Machine.free(ProcessHandle.current().pid()); // and so what it starts
    try {
      for (Peer peer : Peer.values()) {
        ServerProcess server = ServerProcess.start(peer, target, logging);
        servers.put(peer, server);
        loads.put(peer, new Load(server.port()));
      }
      for (Peer peer : Peer.values()) {
        for (int i = 0; i < WARM_UPS; i++) {
          for (Case asked : Case.with(logging)) {
            if (peer.answers(asked)) {
              loads.get(peer).run(asked, WARM_UP);
              sent += peer == Peer.OUTCRY ? WARM_UP : 0;
            }
          }
        }
        servers.get(peer).awaitCompiler();
      }
      Machine.pin(ProcessHandle.current().pid(), LOAD_CORE);
      for (ServerProcess server : servers.values()) {
        Machine.pin(server.pid(), SERVER_CORE);
      }
      for (int round = 1; round <= ROUNDS; round++) {
        for (Case asked : Case.with(logging)) {
          for (Peer peer : Peer.values()) {
            if (peer.answers(asked)) {
              Load load = loads.get(peer);
              load.run(asked, SETTLE);
              Window window = window(asked, servers.get(peer), load);
              out.println(launch + "," + round + "," + asked + "," + peer + "," + window);
              sent += peer == Peer.OUTCRY ? SETTLE + WINDOW : 0;
            }
          }
        }
        out.flush();
      }
      if (logging == Case.Logging.FILE) {
        Evidence.check(servers.get(Peer.OUTCRY), sent);
      }
    } finally {
      for (Load load : loads.values()) {
        load.close();
      }
      for (ServerProcess server : servers.values()) {
        server.close();
      }
    }
  }

  private static Window window(Case asked, ServerProcess server, Load load) throws IOException {
    CpuTime before = server.cpu();
    long start = System.nanoTime();
    load.run(asked, WINDOW);
    long nanos = System.nanoTime() - start;
    return new Window(WINDOW, nanos, server.cpu().nanosSince(before));
  }

  /** What was seen in one of them. */
  private record Window(int requests, long nanos, long cpuNanos) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d,%d,%.2f,%.0f",
          requests,
          nanos / 1_000_000,
          cpuNanos / 1e3 / requests,
          requests * 1e9 / nanos);
    }
  }
}
