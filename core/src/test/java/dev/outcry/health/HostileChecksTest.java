package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.health.HealthReport.Status;
import dev.outcry.testing.CapturedLog;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check is foreign code. Whatever it does, readiness is answered. */
@Timeout(300)
class HostileChecksTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final CapturedLog log = CapturedLog.of("dev.outcry.health");

  @AfterEach
  void release() {
    log.close();
  }

  private static HealthReport ready(HealthCheck check) {
    try (HealthChecks checks = HealthChecks.builder().ready("db", check).deadline(LONG).build()) {
      return checks.ready();
    }
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : 1 + recurse(depth + 1);
  }

  private static HealthCheck throwing(Throwable what) {
    return () -> HostileChecksTest.<RuntimeException>sneak(what);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable what) throws T {
    throw (T) what;
  }

  static List<HealthCheck> broken() {
    return List.of(
        throwing(new OutOfMemoryError("made up")),
        throwing(new AssertionError()),
        throwing(new NoClassDefFoundError("x")),
        throwing(new Throwable("neither Exception nor Error")),
        throwing(new InterruptedException()),
        throwing(
            new RuntimeException() {
              @Override
              public String getMessage() {
                throw new IllegalStateException();
              }
            }),
        throwing(
            new RuntimeException() {
              @Override
              public synchronized Throwable getCause() {
                return this;
              }

              @Override
              public String getMessage() {
                return "x".repeat(1 << 20);
              }
            }),
        () -> assertThat(recurse(0)).isPositive());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whateverItThrowsItHasFailed(HealthCheck check) throws Exception {
    AtomicReference<Thread> on = new AtomicReference<>();
    HealthCheck noting =
        () -> {
          on.set(Thread.currentThread());
          check.check();
        };
    try (HealthChecks checks = HealthChecks.builder().ready("db", noting).deadline(LONG).build()) {
      assertThat(checks.ready().json())
          .isEqualTo("{\"status\":\"unavailable\",\"checks\":{\"db\":\"fail\"}}");
      on.get().join(); // closing names one that has not ended a second later
    }
    assertThat(log.only().message()).startsWith("check \"db\" fails: ").hasSizeLessThan(20_000);
  }

  @Test
  void oneThatReturnsOnceInterruptedWasTooLate() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    HealthCheck slow =
        () -> {
          begun.countDown();
          try {
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
          } catch (InterruptedException expected) {
            interrupted.countDown();
          }
        };
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("begun", begun::await) // the deadline of the other may be over before it begins
            .ready("db", slow, o -> o.deadline(Duration.ofMillis(20)))
            .deadline(LONG)
            .build()) {
      assertThat(checks.ready().checks()).containsEntry("db", "timeout");
      assertThat(interrupted.await(2, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void oneThatAsksForReadinessFailsAtOnceAndIsToldWhy() throws Exception {
    AtomicReference<HealthChecks> self = new AtomicReference<>();
    AtomicReference<Thread> on = new AtomicReference<>();
    HealthCheck asking =
        () -> {
          on.set(Thread.currentThread());
          self.get().ready();
        };
    try (HealthChecks checks = HealthChecks.builder().ready("db", asking).deadline(LONG).build()) {
      self.set(checks);
      assertThat(checks.ready().checks()).containsEntry("db", "fail");
      on.get().join(); // closing names one that has not ended a second later
    }
    assertThat(log.only().message()).contains("IllegalStateException", "asks for readiness");
  }

  @Test
  void oneThatAsksForItByAnotherThreadHasItsDeadline() throws Exception {
    AtomicReference<HealthChecks> self = new AtomicReference<>();
    List<Thread> others = new CopyOnWriteArrayList<>();
    HealthCheck roundabout =
        () -> {
          Thread other = new Thread(() -> self.get().ready());
          others.add(other);
          other.start();
          other.join();
        };
    try (HealthChecks checks =
        HealthChecks.builder().ready("db", roundabout).deadline(Duration.ofMillis(50)).build()) {
      self.set(checks);
      assertThat(checks.ready().checks()).containsEntry("db", "timeout");
    }
    for (Thread other : others) {
      other.join(); // it may be the one that says so in the log
    }
  }

  @Test
  void aCallerWhoIsInterruptedGetsTheTruthAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(ready(() -> Thread.sleep(20)).status()).isEqualTo(Status.OK);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void oneThatInterruptsItselfHarmsNobody() {
    HealthCheck check = () -> Thread.currentThread().interrupt();
    assertThat(ready(check).status()).isEqualTo(Status.OK);
  }

  @Test
  void nothingOfTheCallersThreadIsInherited() throws Exception {
    InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
    user.set("jane");
    AtomicReference<String> seen = new AtomicReference<>();
    AtomicReference<ClassLoader> loader = new AtomicReference<>();
    Thread thread = Thread.currentThread();
    ClassLoader applications = thread.getContextClassLoader();
    try (HealthChecks checks =
            HealthChecks.builder()
                .ready(
                    "db",
                    () -> {
                      seen.set(user.get());
                      loader.set(Thread.currentThread().getContextClassLoader());
                    })
                .deadline(LONG)
                .build();
        URLClassLoader callers = new URLClassLoader(new URL[0])) {
      thread.setContextClassLoader(callers);
      assertThat(checks.ready().status()).isEqualTo(Status.OK);
    } finally {
      user.remove();
      thread.setContextClassLoader(applications);
    }
    assertThat(seen).hasNullValue();
    assertThat(loader).hasValue(applications);
  }

  @Test
  void whatACheckLeavesOnItsThreadTheNextOneDoesNotFind() {
    ThreadLocal<String> left = new ThreadLocal<>();
    HealthCheck check =
        () -> {
          assertThat(left.get()).isNull();
          left.set("mine");
        };
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("db", check, o -> o.cache(Duration.ZERO))
            .deadline(LONG)
            .build()) {
      for (int i = 0; i < 20; i++) {
        assertThat(checks.ready().status()).isEqualTo(Status.OK);
      }
    }
  }
}
