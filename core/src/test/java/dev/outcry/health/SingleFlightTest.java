package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.health.HealthReport.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many ask, and however long it takes: one run at a time. */
@Timeout(300)
class SingleFlightTest {

  private static final Duration LONG = Duration.ofHours(1);

  private static HealthChecks with(HealthCheck check, Duration deadline, Duration cache) {
    return HealthChecks.builder()
        .ready("db", check, o -> o.deadline(deadline).cache(cache))
        .build();
  }

  /** Keeps who asks first until the check has begun: its deadline may be over before it does. */
  private static HealthChecks withBegun(Gate gate, Duration deadline, Duration cache) {
    return HealthChecks.builder()
        .ready("begun", gate::awaitBegin, o -> o.deadline(LONG).cache(LONG))
        .ready("db", gate, o -> o.deadline(deadline).cache(cache))
        .build();
  }

  private static String db(HealthChecks checks) {
    return checks.ready().checks().get("db");
  }

  private static void await(HealthChecks checks, String state) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!state.equals(db(checks))) {
      assertThat(System.nanoTime()).as("still not " + state).isLessThan(end);
      Thread.sleep(1);
    }
  }

  @Test
  void aThousandCallersStartEachCheckOnce() throws Exception {
    Gate db = Gate.interruptible();
    Gate mail = Gate.interruptible();
    CountDownLatch arrived = new CountDownLatch(1_000);
    ExecutorService callers = Executors.newFixedThreadPool(1_000);
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("db", db, o -> o.cache(LONG)) // for callers that arrive and are then held up
            .ready("mail", mail, o -> o.cache(LONG))
            .deadline(LONG)
            .build()) {
      List<Future<HealthReport>> reports = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        reports.add(
            callers.submit(
                () -> {
                  arrived.countDown();
                  return checks.ready();
                }));
      }
      arrived.await();
      db.open();
      mail.open();
      for (Future<HealthReport> report : reports) {
        assertThat(report.get().status()).isEqualTo(Status.OK);
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(db.starts()).isEqualTo(1);
    assertThat(mail.starts()).isEqualTo(1);
  }

  @Test
  void oneThatHangsIsNeverStartedTwiceAndNobodyWaitsForItAgain() {
    Gate deaf = Gate.deaf();
    try (HealthChecks checks = withBegun(deaf, Duration.ofMillis(500), Duration.ZERO)) {
      assertThat(db(checks)).isEqualTo("timeout");
      long start = System.nanoTime();
      for (int i = 0; i < 1_000; i++) {
        assertThat(db(checks)).isEqualTo("timeout");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
      assertThat(deaf.starts()).isEqualTo(1);
      deaf.open();
    }
  }

  /** Its old answer is not believed: it is asked once more. */
  @Test
  void oneThatHungIsAskedAgainAsSoonAsItHasReturned() throws Exception {
    Gate deaf = Gate.deaf();
    try (HealthChecks checks = withBegun(deaf, Duration.ofMillis(20), Duration.ZERO)) {
      assertThat(db(checks)).isEqualTo("timeout");
      deaf.open();
      deaf.awaitEnd();
      await(checks, "ok");
      assertThat(deaf.starts()).isGreaterThanOrEqualTo(2);
      assertThat(deaf.most()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatComesTooLateCountsForNothing() throws Exception {
    Gate deaf = Gate.deaf();
    try (HealthChecks checks = withBegun(deaf, Duration.ofMillis(20), LONG)) {
      assertThat(db(checks)).isEqualTo("timeout");
      deaf.open();
      deaf.awaitEnd();
      assertThat(db(checks)).isEqualTo("timeout");
      assertThat(deaf.starts()).isEqualTo(1);
    }
  }

  /** Else each probe of a database that is gone would hold a thread of the server. */
  @Test
  void whileItIsTriedAgainTheOthersDoNotWait() throws Exception {
    Gate gate = Gate.deaf();
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch secondMayEnd = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    HealthCheck check =
        () -> {
          if (runs.incrementAndGet() == 1) {
            gate.check();
          } else {
            second.countDown();
            secondMayEnd.await();
          }
        };
    SingleFlight hanging = Flights.of(check, Duration.ofMillis(50));
    Supplier<CheckState> first = hanging.begin();
    gate.awaitBegin();
    assertThat(first.get()).isEqualTo(CheckState.TIMEOUT);
    gate.open();
    gate.awaitEnd();
    SingleFlight again = Flights.goingOn(hanging, check, LONG);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<CheckState> starter = caller.submit(() -> again.begin().get());
      second.await();
      assertThat(again.begin().get()).isEqualTo(CheckState.TIMEOUT);
      assertThat(starter.isDone()).isFalse();
      secondMayEnd.countDown();
      assertThat(starter.get()).isEqualTo(CheckState.OK);
    } finally {
      caller.shutdownNow();
    }
  }

  @Test
  void slowThenFastIsATimeoutAndThenWell() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    HealthCheck check =
        () -> {
          if (runs.incrementAndGet() == 1) {
            begun.countDown();
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
          }
        };
    SingleFlight slow = Flights.of(check, Duration.ofMillis(50));
    Supplier<CheckState> first = slow.begin();
    begun.await();
    assertThat(first.get()).isEqualTo(CheckState.TIMEOUT);
    SingleFlight fast = Flights.goingOn(slow, check, LONG);
    while (fast.begin().get() != CheckState.OK) { // the first, which was interrupted, has to end
      Thread.sleep(1);
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void anAnswerHoldsForAsLongAsItWasTold() {
    AtomicInteger runs = new AtomicInteger();
    try (HealthChecks checks = with(runs::incrementAndGet, LONG, LONG)) {
      db(checks);
      db(checks);
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void withoutACacheEachCallRunsIt() {
    AtomicInteger runs = new AtomicInteger();
    try (HealthChecks checks = with(runs::incrementAndGet, LONG, Duration.ZERO)) {
      while (runs.get() < 5) { // one that is about to end is shared
        assertThat(db(checks)).isEqualTo("ok");
      }
    }
  }

  @Test
  void byDefaultItHoldsForASecond() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    try (HealthChecks checks =
        HealthChecks.builder().ready("db", runs::incrementAndGet).deadline(LONG).build()) {
      long start = System.nanoTime();
      while (runs.get() < 2) {
        db(checks);
        Thread.sleep(1);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
  }

  @Test
  void aFailureHoldsAsLongAsSuccess() {
    AtomicInteger runs = new AtomicInteger();
    HealthCheck broken =
        () -> {
          runs.incrementAndGet();
          throw new IllegalStateException();
        };
    try (HealthChecks checks = with(broken, LONG, LONG)) {
      assertThat(db(checks)).isEqualTo("fail");
      assertThat(db(checks)).isEqualTo("fail");
      assertThat(runs).hasValue(1);
    }
  }
}
