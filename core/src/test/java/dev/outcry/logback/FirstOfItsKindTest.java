package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.util.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which events are worth a mail. */
class FirstOfItsKindTest {

  private final Wiring.Kept kept = new Wiring.Kept();
  private final Wiring wiring = Wiring.through(kept);
  private long now = 1;
  private final FirstOfItsKind first = new FirstOfItsKind(() -> now);

  @AfterEach
  void close() {
    wiring.close();
  }

  private boolean passes(Runnable log) {
    int before = kept.events().size();
    log.run();
    ILoggingEvent event = kept.events().get(before);
    return first.evaluate(event);
  }

  private boolean error(String logger) {
    return passes(() -> wiring.context.getLogger(logger).error("failed {}", now));
  }

  @Test
  void onlyErrorsCount() {
    assertThat(passes(() -> wiring.logger().warn("careful"))).isFalse();
    assertThat(error("a")).isTrue();
  }

  @Test
  void equalOnesCountOnceInAWindow() {
    first.setWindow(Duration.buildByMinutes(2));
    assertThat(error("a")).isTrue();
    now += TimeUnit.SECONDS.toNanos(119);
    assertThat(error("a")).isFalse();
    assertThat(error("b")).isTrue();
    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(error("a")).isTrue();
  }

  @Test
  void twoPlacesOfOneLoggerAreTwoKinds() {
    Exception here = new IllegalStateException();
    Exception there = new IllegalStateException();
    assertThat(passes(() -> wiring.logger().error("x", here))).isTrue();
    assertThat(passes(() -> wiring.logger().error("x", there))).isTrue();
    assertThat(passes(() -> wiring.logger().error("y", here))).isFalse();
  }

  @Test
  void afterAnHourThereAreNewOnes() {
    first.setMaxPerHour(2);
    assertThat(error("a")).isTrue();
    assertThat(error("b")).isTrue();
    assertThat(error("c")).isFalse();
    now += TimeUnit.HOURS.toNanos(1);
    assertThat(error("c")).isTrue();
  }
}
