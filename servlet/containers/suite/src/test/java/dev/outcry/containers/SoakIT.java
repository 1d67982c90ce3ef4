package dev.outcry.containers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A minute of everything at once: failures of all kinds, good answers, clients that leave. Each
 * request must get its own answer and each failure its own line, and afterwards the process must be
 * as it was.
 *
 * <p>{@code mvn verify -Psoak -Dit.test=SoakIT}; {@code -Doutcry.soak.seconds=10} for trying,
 * {@code -Doutcry.soak.seed=1} to send the same once more, {@code -Doutcry.soak.on=undertow} for
 * one container.
 */
@Tag("soak")
class SoakIT {

  private static final int CLIENTS = 6;

  private static final int VIRTUAL_SINCE = 21;

  private static final int SECONDS_IN_ALL = Integer.getInteger("outcry.soak.seconds", 60);

  /**
   * Caches fill for as long as new things come: what the container recycles, what is counted by
   * fingerprint, buffers of the largest size that was asked for. All of it is bounded. A hundred
   * bytes kept of each request would come to more in a minute.
   */
  private static final long GROWTH_BYTES = 2 << 20;

  static List<Launch> launches() {
    Stream<Container> containers =
        Stream.of(Container.values()).filter(container -> container != Container.SPRING_BOOT);
    Stream<Container> virtual =
        Runtime.version().feature() < VIRTUAL_SINCE
            ? Stream.empty()
            : Stream.of(Container.JETTY_EE10, Container.JETTY_EE11, Container.TOMCAT_11);
    String only = System.getProperty("outcry.soak.on", "");
    return Stream.concat(containers.map(Launch::fromCode), virtual.map(Launch::virtual))
        .filter(launch -> only.isEmpty() || launch.name().equals(only))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("launches")
  void failuresAtFullLoadLeaveNothingBehind(Launch launch) throws Exception {
    long seed = Long.getLong("outcry.soak.seed", System.nanoTime());
    System.out.println("soak of " + launch.name() + ": -Doutcry.soak.seed=" + seed);
    // Undertow runs what was sent ahead within the call that ends the asynchronous request before
    // it, in that one's context therefore; and keeps back what is flushed while more is waiting
    boolean sendsAhead = launch.container() != Container.UNDERTOW;
    try (ContainerProcess process = new ContainerProcess(launch)) {
      Vitals.of(process); // asking leaves traces, too
      process.drain(); // how it started is no matter of ours
      SoakLog log = new SoakLog();
      int warmUp = load(process, sendsAhead, log, "a", seed, SECONDS_IN_ALL / 3);
      Vitals before = whenIdle(process, log);
      int requests =
          load(process, sendsAhead, log, "b", seed + CLIENTS, SECONDS_IN_ALL - SECONDS_IN_ALL / 3);
      Vitals after = whenIdle(process, log);
      System.out.printf(
          "soak of %s: %d + %d requests, %d failures%n  %s%n  %s%n",
          launch.name(), warmUp, requests, log.failures(), before, after);
      assertThat(log.missing()).as("failures without a line").isEmpty();
      assertThat(after.leftovers()).isEqualTo("[]");
      assertThat(bounded(after.threads())).isEqualTo(bounded(before.threads()));
      assertThat(after.perRequest())
          .as("objects of requests")
          .isLessThanOrEqualTo(before.perRequest());
      assertThat(after.liveBytes() - before.liveBytes()).as("growth").isLessThan(GROWTH_BYTES);
    }
  }

  /** Undertow's pool has its size as a bound, and threads as there was need of them at once. */
  private static String bounded(String threads) {
    return threads.replaceAll("XNIO- task-=([0-9]|1[0-6])\\b", "XNIO- task-=some");
  }

  private static int load(
      ContainerProcess process,
      boolean sendsAhead,
      SoakLog log,
      String phase,
      long seed,
      int seconds)
      throws InterruptedException {
    long end = System.nanoTime() + SECONDS.toNanos(seconds);
    List<SoakClient> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      String name = phase + i;
      clients.add(new SoakClient(process.port(), sendsAhead, name, seed + i, log, end));
      threads.add(new Thread(clients.get(i), "soak-" + name));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        thread.join(100);
        log.read(process.drain());
      }
    }
    assertThat(log.complaints()).isEmpty();
    return clients.stream().mapToInt(SoakClient::requests).sum();
  }

  /** What waits for its timeout has come to its end by then. */
  private static Vitals whenIdle(ContainerProcess process, SoakLog log) throws Exception {
    Vitals vitals = Vitals.of(process);
    for (int i = 0; i < 120 && vitals.perRequest() > 0; i++) {
      Thread.sleep(250);
      vitals = Vitals.of(process);
    }
    log.read(process.drain());
    assertThat(log.complaints()).isEmpty();
    return vitals;
  }
}
