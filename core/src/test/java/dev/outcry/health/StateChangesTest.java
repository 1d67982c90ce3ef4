package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says: one line when something changes, and none of a secret. */
@Timeout(300)
class StateChangesTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final String SECRET = "hunter" + 2;

  private final CapturedLog log = CapturedLog.of("dev.outcry.health");
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile HealthCheck now = () -> {};

  @AfterEach
  void release() {
    log.close();
  }

  private HealthChecks.Builder builder() {
    return HealthChecks.builder()
        .ready("db", this::checkNow, o -> o.cache(Duration.ZERO))
        .deadline(LONG);
  }

  private void checkNow() throws Exception {
    threads.add(Thread.currentThread());
    now.check();
  }

  /** Closing names a thread that has not ended a second later. */
  private void awaitThreads() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void run(HealthChecks checks, HealthCheck check, String state) throws Exception {
    ask(check, state, () -> checks.ready().checks().get("db"));
  }

  private void run(SingleFlight flight, HealthCheck check, String state) throws Exception {
    ask(check, state, () -> flight.begin().get().word());
  }

  /** Asks until it has run at least so often with what is the check now. */
  private void ask(HealthCheck check, String state, Supplier<String> asked) throws Exception {
    now = check;
    for (int i = 0; i < 2; ) {
      if (state.equals(asked.get())) {
        i++;
      }
    }
    awaitThreads();
  }

  private static void fail() throws IOException {
    IOException refused = new IOException("cannot log in with password=" + SECRET);
    refused.initCause(new ConnectException("token=" + SECRET + "\nrefused"));
    throw refused;
  }

  @Test
  void eachChangeIsSaidOnce() throws Exception {
    SingleFlight patient = Flights.of(this::checkNow, LONG);
    run(patient, () -> {}, "ok");
    run(patient, StateChangesTest::fail, "fail");
    run(patient, () -> {}, "ok");
    SingleFlight hasty = Flights.goingOn(patient, this::checkNow, Duration.ofMillis(100));
    run(hasty, () -> Thread.sleep(TimeUnit.HOURS.toMillis(1)), "timeout");
    SingleFlight again = Flights.goingOn(hasty, this::checkNow, LONG);
    run(again, () -> {}, "ok");
    assertThat(log.lines())
        .extracting(LogLine::level)
        .containsExactly(Level.WARN, Level.INFO, Level.WARN, Level.INFO);
    assertThat(log.lines())
        .extracting(LogLine::message)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("check \"db\" fails: java.io.IOException: "),
            line -> assertThat(line).isEqualTo("check \"db\" is well again"),
            line -> assertThat(line).isEqualTo("check \"db\" has not answered within 100 ms"),
            line -> assertThat(line).isEqualTo("check \"db\" is well again"));
  }

  @Test
  void theFailureIsToldWithItsCausesAndWithoutSecretsOnOneLine() throws Exception {
    try (HealthChecks checks = builder().build()) {
      run(checks, StateChangesTest::fail, "fail");
    }
    assertThat(log.only().message())
        .contains("java.io.IOException: cannot log in", "; caused by java.net.ConnectException: ")
        .doesNotContain(SECRET, "\n");
    assertThat(log.only().throwable()).isEmpty();
  }

  @Test
  void anOptionalOneIsCalledSo() throws Exception {
    now = StateChangesTest::fail;
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("mail", this::checkNow, HealthChecks.Options::optional)
            .deadline(LONG)
            .build()) {
      checks.ready();
      awaitThreads();
    }
    assertThat(log.only().message()).startsWith("optional check \"mail\" fails");
  }

  @Test
  void aScrubberOfTheApplicationsOwnIsUsedAndFailsClosed() throws Exception {
    try (HealthChecks checks = builder().scrubber(text -> "[clean]").build()) {
      run(checks, StateChangesTest::fail, "fail");
    }
    assertThat(log.only().message())
        .isEqualTo(
            "check \"db\" fails: java.io.IOException: [clean];"
                + " caused by java.net.ConnectException: [clean]");
    try (HealthChecks checks =
        builder()
            .scrubber(
                text -> {
                  throw new AssertionError();
                })
            .build()) {
      run(checks, StateChangesTest::fail, "fail");
    }
    assertThat(log.lines().get(1).message()).doesNotContain(SECRET).contains("[scrubbing failed]");
  }

  @Test
  void drainingIsSaidOnce() {
    try (HealthChecks checks = builder().build()) {
      checks.drain();
      checks.drain();
      checks.ready();
    }
    assertThat(log.only().message()).startsWith("draining");
  }
}
