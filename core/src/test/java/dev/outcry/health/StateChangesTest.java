package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says: one line when something changes, and none of a secret. */
@Timeout(60)
class StateChangesTest {

  private static final String SECRET = "hunter" + 2;

  private final CapturedLog log = CapturedLog.of("dev.outcry.health");
  private volatile HealthCheck now = () -> {};

  @AfterEach
  void release() {
    log.close();
  }

  private HealthChecks.Builder builder() {
    return HealthChecks.builder()
        .ready("db", () -> now.check(), o -> o.cache(Duration.ZERO))
        .deadline(Duration.ofSeconds(1));
  }

  /** Asks until it has run at least so often with what is the check now. */
  private void run(HealthChecks checks, HealthCheck check, String state) {
    now = check;
    for (int i = 0; i < 2; ) {
      if (state.equals(checks.ready().checks().get("db"))) {
        i++;
      }
    }
  }

  private static void fail() throws IOException {
    IOException refused = new IOException("cannot log in with password=" + SECRET);
    refused.initCause(new ConnectException("token=" + SECRET + "\nrefused"));
    throw refused;
  }

  @Test
  void eachChangeIsSaidOnce() {
    try (HealthChecks checks = builder().build()) {
      run(checks, () -> {}, "ok");
      run(checks, StateChangesTest::fail, "fail");
      run(checks, () -> {}, "ok");
      run(checks, () -> Thread.sleep(60_000), "timeout");
      run(checks, () -> {}, "ok");
    }
    assertThat(log.lines())
        .extracting(LogLine::level)
        .containsExactly(Level.WARN, Level.INFO, Level.WARN, Level.INFO);
    assertThat(log.lines())
        .extracting(LogLine::message)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("check \"db\" fails: java.io.IOException: "),
            line -> assertThat(line).isEqualTo("check \"db\" is well again"),
            line -> assertThat(line).isEqualTo("check \"db\" has not answered within 1000 ms"),
            line -> assertThat(line).isEqualTo("check \"db\" is well again"));
  }

  @Test
  void theFailureIsToldWithItsCausesAndWithoutSecretsOnOneLine() {
    try (HealthChecks checks = builder().build()) {
      run(checks, StateChangesTest::fail, "fail");
    }
    assertThat(log.only().message())
        .contains("java.io.IOException: cannot log in", "; caused by java.net.ConnectException: ")
        .doesNotContain(SECRET, "\n");
    assertThat(log.only().throwable()).isEmpty();
  }

  @Test
  void anOptionalOneIsCalledSo() {
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("mail", StateChangesTest::fail, HealthChecks.Options::optional)
            .deadline(Duration.ofMinutes(1))
            .build()) {
      checks.ready();
    }
    assertThat(log.only().message()).startsWith("optional check \"mail\" fails");
  }

  @Test
  void aScrubberOfTheApplicationsOwnIsUsedAndFailsClosed() {
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
