package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.health.HealthReport.Status;
import dev.outcry.testing.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads: there when they are needed, and gone afterwards. */
@Timeout(300)
class ClosingTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final CapturedLog log = CapturedLog.of("dev.outcry.health");

  @AfterEach
  void release() {
    log.close();
  }

  private static HealthChecks with(String name, HealthCheck check) {
    return HealthChecks.builder().ready(name, check).deadline(LONG).build();
  }

  private static List<Thread> threadsOf(String check) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("outcry-health-" + check))
        .toList();
  }

  private static void awaitNone(String check) throws InterruptedException {
    while (!threadsOf(check).isEmpty()) {
      Thread.sleep(1);
    }
  }

  @Test
  void thereIsNoThreadBeforeTheFirstCallAndNoneOnceItHasRun() throws Exception {
    AtomicReference<Thread> ran = new AtomicReference<>();
    try (HealthChecks checks = with("idle", () -> ran.set(Thread.currentThread()))) {
      assertThat(threadsOf("idle")).isEmpty();
      checks.ready();
      awaitNone("idle");
    }
    assertThat(ran.get().isDaemon()).isTrue();
  }

  @Test
  void aCheckThatHangsIsInterruptedAndItsCallersGo() throws Exception {
    Gate gate = Gate.interruptible();
    HealthChecks checks = with("hanging", gate);
    CompletableFuture<HealthReport> caller = CompletableFuture.supplyAsync(checks::ready);
    gate.awaitBegin();
    long start = System.nanoTime();
    checks.close();
    if (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(900)) {
      assertThat(threadsOf("hanging")).isEmpty();
      assertThat(log.lines()).isEmpty();
    } // else the machine had no time for the thread in the second that it gets, which is said
    assertThat(caller.join().status()).isEqualTo(Status.DRAINING);
    awaitNone("hanging");
  }

  @Test
  void oneThatIgnoresItIsNamed() throws Exception {
    Gate deaf = Gate.deaf();
    HealthChecks checks = with("deaf", deaf);
    CompletableFuture<HealthReport> caller = CompletableFuture.supplyAsync(checks::ready);
    deaf.awaitBegin();
    checks.close();
    assertThat(caller.join().status()).isEqualTo(Status.DRAINING);
    assertThat(log.only().message()).contains("check \"deaf\" ignores");
    deaf.open();
    deaf.awaitEnd();
  }

  @Test
  void closedItIsNotReadyAndAsksNobody() {
    Gate gate = Gate.interruptible();
    HealthChecks checks = with("closed", gate);
    checks.close();
    checks.close();
    assertThat(checks.ready().status()).isEqualTo(Status.DRAINING);
    assertThat(gate.starts()).isZero();
  }

  @Test
  void aCheckMayCloseItself() throws Exception {
    AtomicReference<HealthChecks> self = new AtomicReference<>();
    HealthChecks checks = with("self", () -> self.get().close());
    self.set(checks);
    assertThat(checks.ready().status()).isEqualTo(Status.DRAINING);
    awaitNone("self");
  }

  @Test
  void whoIsInterruptedWhileClosingDoesNotWait() throws Exception {
    Gate deaf = Gate.deaf();
    HealthChecks checks = with("deaf", deaf);
    CompletableFuture<HealthReport> caller = CompletableFuture.supplyAsync(checks::ready);
    deaf.awaitBegin();
    Thread.currentThread().interrupt();
    checks.close();
    assertThat(Thread.interrupted()).isTrue();
    caller.join();
    deaf.open();
    deaf.awaitEnd();
  }
}
