package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outcry.Outcry;
import dev.outcry.health.HealthCheck;
import dev.outcry.health.HealthChecks;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A database in a process of its own is frozen and killed while both probes are asked by many at
 * once: liveness does not notice, readiness says so within its deadline and comes back by itself.
 */
@DisabledOnOs(OS.WINDOWS) // no signals
@Timeout(900)
class DatabaseGoneTest {

  private static final int PROBERS = 6;

  /** A probe that waited for the database would wait until it is thawed, or for ever. */
  private static final Duration PROMPT = Duration.ofMinutes(1);

  /** After so long a check has not answered. */
  private static final long DEADLINE_MILLIS = 800;

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  private record Probe(String path, int status, String body, Duration took) {}

  @RegisterExtension private final LoggedLines changes = LoggedLines.ofHealth();

  private DatabaseProcess database;
  private final Outcry outcry = Outcry.create();
  private final Queue<Probe> probes = new ConcurrentLinkedQueue<>();
  private final ExecutorService probers = Executors.newFixedThreadPool(PROBERS);
  private final List<Future<?>> probing = new ArrayList<>();
  private final Object asking = new Object();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private volatile boolean over;
  private HealthChecks checks;
  private TestServer server;

  private void start(DatabaseProcess started) throws Exception {
    database = started;
    database.start();
    HealthCheck check = HealthChecks.dataSource(database.dataSource());
    checks =
        HealthChecks.builder()
            .ready("db", () -> ask(check), o -> o.cache(Duration.ofMillis(50)))
            .build();
    server =
        new TestServer()
            .onStart(context -> OutcryServlets.with(outcry).health(checks).install(context))
            .start();
  }

  private void ask(HealthCheck check) throws Exception {
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      synchronized (asking) {
        asked.incrementAndGet();
        check.check();
      }
    } finally {
      running.decrementAndGet();
    }
  }

  /**
   * Freezes the database while no check asks it, and waits for the next that does: what a check
   * says that was slow, but had its answer before, would be news of another day.
   */
  private void freeze() throws Exception {
    int before;
    synchronized (asking) {
      database.freeze();
      before = asked.get();
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (asked.get() == before) {
      assertThat(System.nanoTime()).as("nobody asks the database").isLessThan(end);
      Thread.sleep(5);
    }
  }

  @AfterEach
  void stop() {
    over = true;
    probers.shutdownNow();
    Stream.of(server, checks, outcry, database).filter(Objects::nonNull).forEach(this::close);
  }

  private void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Probe probe(String path) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = server.connect()) {
      Wire.Response response = server.get(path).sendOn(socket);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Probe(path, response.status(), response.text(), took);
    }
  }

  private void probeAllTheTime() {
    for (int i = 0; i < PROBERS; i++) {
      String path = i % 2 == 0 ? "/health" : "/ready";
      Callable<Void> loop =
          () -> {
            while (!over) {
              probes.add(probe(path));
              Thread.sleep(2); // the machine has other things to do, such as starting a database
            }
            return null;
          };
      probing.add(probers.submit(loop));
    }
  }

  private void awaitReady(int status, String... states) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    Probe last = probe("/ready");
    while (last.status != status || !isOneOf(states, last.body)) {
      assertThat(System.nanoTime()).as("still " + last + " and not " + status).isLessThan(end);
      last = probe("/ready");
    }
  }

  private static boolean isOneOf(String[] states, String body) {
    return Stream.of(states).anyMatch(state -> body.contains("{\"db\":\"" + state + "\"}"));
  }

  private static long threadsOfTheCheck() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("outcry-health-db"))
        .count();
  }

  /** One hangs; where its driver gives up by itself, it may be ending while the next begins. */
  private static void assertOneThreadHangs() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (long threads = threadsOfTheCheck(); threads != 1; threads = threadsOfTheCheck()) {
      assertThat(System.nanoTime()).as("%d threads of the check", threads).isLessThan(end);
      Thread.sleep(5);
    }
  }

  @Test
  void h2FrozenAndKilledAndBackAgain() throws Exception {
    start(new H2Process());
    frozenAndKilledAndBackAgain();
  }

  @Test
  void postgresFrozenAndStoppedAndBackAgain() throws Exception {
    Path programs = PostgresProcess.programs().orElse(null);
    assumeTrue(
        programs != null, "no PostgreSQL in /usr/lib/postgresql; name it by -Doutcry.postgres");
    start(PostgresProcess.in(programs));
    frozenAndKilledAndBackAgain();
  }

  private void frozenAndKilledAndBackAgain() throws Exception {
    long start = System.nanoTime();
    awaitReady(200, "ok");
    probeAllTheTime();

    freeze();
    awaitReady(503, "timeout");
    for (int i = 0; i < 100; i++) {
      assertThat(probe("/ready").status).isEqualTo(503);
      assertOneThreadHangs();
    }
    assertThat(probe("/health").status).isEqualTo(200);
    database.thaw();
    awaitReady(200, "ok");

    database.kill();
    awaitReady(503, "fail", "timeout"); // H2 tries for longer than the deadline to connect
    assertThat(probe("/health").status).isEqualTo(200);
    database.start();
    awaitReady(200, "ok");

    over = true;
    for (Future<?> prober : probing) {
      prober.get();
    }
    assertThat(probes).extracting(Probe::path).contains("/health", "/ready");
    assertThat(probes)
        .allSatisfy(
            probe -> {
              assertThat(probe.took).isLessThan(PROMPT);
              if (probe.path.equals("/health")) {
                assertThat(probe.status).isEqualTo(200);
              } else {
                assertThat(probe.status).isIn(200, 503);
              }
            });
    assertThat(mostRunning).hasValue(1);
    // a busy machine may let the deadline pass, and let the check be well again, at most so often
    long slow = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / DEADLINE_MILLIS;
    assertThat(changes.all())
        .hasSizeBetween(4, (int) (20 + 2 * slow)) // and not one for each of the probes
        .extracting(line -> line.getFormattedMessage())
        .contains("check \"db\" has not answered within 800 ms", "check \"db\" is well again");
  }
}
