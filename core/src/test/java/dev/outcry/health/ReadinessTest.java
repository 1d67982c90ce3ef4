package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.health.HealthReport.Status;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checks make of readiness. */
class ReadinessTest {

  private static final HealthCheck WELL = () -> {};

  private static final HealthCheck BROKEN =
      () -> {
        throw new IOException("no route");
      };

  /** With time enough for a machine that is busy. */
  private static HealthChecks.Builder builder() {
    return HealthChecks.builder().deadline(Duration.ofMinutes(1));
  }

  private static HealthReport ready(HealthChecks.Builder builder) {
    try (HealthChecks checks = builder.build()) {
      return checks.ready();
    }
  }

  @Test
  void withoutAnyItIsReady() {
    try (HealthChecks none = HealthChecks.none()) {
      assertThat(none.ready().json()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void allWellIsOk() {
    assertThat(ready(builder().ready("db", WELL).ready("a", WELL)).json())
        .isEqualTo("{\"status\":\"ok\",\"checks\":{\"db\":\"ok\",\"a\":\"ok\"}}");
  }

  @Test
  void oneThatFailsIsUnavailable() {
    HealthReport report = ready(builder().ready("db", BROKEN).ready("a", WELL));
    assertThat(report.statusCode()).isEqualTo(503);
    assertThat(report.json())
        .isEqualTo("{\"status\":\"unavailable\",\"checks\":{\"db\":\"fail\",\"a\":\"ok\"}}");
  }

  @Test
  void anOptionalOneThatFailsDegrades() {
    HealthReport report =
        ready(builder().ready("db", WELL).ready("mail", BROKEN, o -> o.optional()));
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.json())
        .isEqualTo("{\"status\":\"degraded\",\"checks\":{\"db\":\"ok\",\"mail\":\"fail\"}}");
  }

  @Test
  void theWorseOfTwoDecidesWhicheverComesFirst() {
    HealthChecks.Builder optionalFirst =
        builder().ready("mail", BROKEN, o -> o.optional()).ready("db", BROKEN);
    HealthChecks.Builder optionalLast =
        builder().ready("db", BROKEN).ready("mail", BROKEN, o -> o.optional());
    assertThat(ready(optionalFirst).status()).isEqualTo(Status.UNAVAILABLE);
    assertThat(ready(optionalLast).status()).isEqualTo(Status.UNAVAILABLE);
  }

  @Test
  void oneThatHangsIsATimeoutWhateverTheOthersSay() {
    Gate hanging = Gate.interruptible();
    HealthReport report =
        ready(
            builder()
                .ready("db", hanging, o -> o.deadline(Duration.ofMillis(30)))
                .ready("a", WELL));
    assertThat(report.json())
        .isEqualTo("{\"status\":\"unavailable\",\"checks\":{\"db\":\"timeout\",\"a\":\"ok\"}}");
  }

  /** Each waits for all the others, which no sequence can do. */
  @Test
  void theyRunInParallel() {
    CyclicBarrier together = new CyclicBarrier(8);
    HealthChecks.Builder builder = HealthChecks.builder().deadline(Duration.ofMinutes(2));
    for (int i = 0; i < 8; i++) {
      builder.ready("c" + i, () -> together.await(2, TimeUnit.MINUTES));
    }
    assertThat(ready(builder).status()).isEqualTo(Status.OK);
  }

  @Test
  void manyThatHangTakeNoLongerThanOne() {
    int many = 200; // one after another would take a minute
    HealthChecks.Builder builder = HealthChecks.builder().deadline(Duration.ofMillis(300));
    for (int i = 0; i < many; i++) {
      builder.ready("c" + i, Gate.interruptible());
    }
    try (CapturedLog log = CapturedLog.of("dev.outcry.health");
        HealthChecks checks = builder.build()) {
      long start = System.nanoTime();
      assertThat(checks.ready().checks().values()).hasSize(many).containsOnly("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(300))
          .isLessThan(Duration.ofMillis(300L * many));
      assertThat(log.lines()).hasSize(many);
    }
  }

  @Test
  void byDefaultACheckHas800Milliseconds() {
    try (CapturedLog log = CapturedLog.of("dev.outcry.health");
        HealthChecks checks = HealthChecks.builder().ready("db", Gate.interruptible()).build()) {
      long start = System.nanoTime();
      assertThat(checks.ready().checks()).containsEntry("db", "timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(800), Duration.ofMinutes(1));
      assertThat(log.only().message()).isEqualTo("check \"db\" has not answered within 800 ms");
    }
  }

  /** The shorter of the two holds. */
  @Test
  void noCheckHasLongerThanAllOfThem() {
    HealthChecks.Builder builder =
        HealthChecks.builder()
            .ready("long", Gate.interruptible(), o -> o.deadline(Duration.ofHours(1)))
            .ready("short", Gate.interruptible(), o -> o.deadline(Duration.ofMillis(1)))
            .deadline(Duration.ofMillis(100));
    assertThat(ready(builder).checks().values()).containsOnly("timeout");
  }

  @Test
  void itsOwnDeadlineMayBeLongerThanTheDefault() {
    assertThat(
            ready(
                    HealthChecks.builder()
                        .ready("db", () -> Thread.sleep(900), o -> o.deadline(Duration.ofDays(1))))
                .status())
        .isEqualTo(Status.OK);
  }

  @Test
  void drainedItSaysSoAndAsksNobody() {
    Gate gate = Gate.interruptible();
    try (HealthChecks checks = HealthChecks.builder().ready("db", gate).build()) {
      checks.drain();
      assertThat(checks.ready().json()).isEqualTo("{\"status\":\"draining\"}");
      assertThat(checks.ready().statusCode()).isEqualTo(503);
      assertThat(gate.starts()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "a\nb", "a\u2028b", "a\u202Eb", "a\u0000", "\uD83D"})
  void aNameThatCannotBeShownIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthChecks.builder().ready(name, WELL))
        .withMessageContaining("name of a check")
        .withMessageNotContainingAny("\n", "\u2028");
  }

  @Test
  void soIsOneThatIsTooLongOrTaken() {
    HealthChecks.Builder builder = HealthChecks.builder().ready("n".repeat(64), WELL);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.ready("n".repeat(65), WELL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.ready("n".repeat(64), WELL))
        .withMessageContaining("two checks");
  }

  @Test
  void aNameWithQuotesIsEscaped() {
    assertThat(ready(builder().ready("the \"db\"", WELL)).json())
        .isEqualTo("{\"status\":\"ok\",\"checks\":{\"the \\\"db\\\"\":\"ok\"}}");
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    List<Runnable> refused = new ArrayList<>();
    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      refused.add(() -> HealthChecks.builder().deadline(none));
      refused.add(() -> HealthChecks.builder().ready("db", WELL, o -> o.deadline(none)));
    }
    refused.add(() -> HealthChecks.builder().ready("db", WELL, o -> o.cache(Duration.ofNanos(-1))));
    assertThat(refused)
        .allSatisfy(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
  }
}
