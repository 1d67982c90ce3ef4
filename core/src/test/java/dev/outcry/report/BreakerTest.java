package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who fails again and again is left alone for a while. */
class BreakerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** A reading of the clock that soon overflows, as one may. */
  private long now = Long.MAX_VALUE - 40 * SECOND;

  private final Breaker breaker = new Breaker();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed(now);
    }
  }

  private void assertOpenFor(long seconds) {
    assertThat(breaker.isOpen(now + seconds * SECOND - 1)).isTrue();
    assertThat(breaker.isOpen(now + seconds * SECOND)).isFalse();
  }

  @Test
  void fourFailuresInARowAreNotEnough() {
    fail(4);
    breaker.succeeded();
    fail(4);
    assertThat(breaker.isOpen(now)).isFalse();
    assertThat(breaker.failed(now)).isTrue();
    assertOpenFor(30);
  }

  @Test
  void eachTrialThatFailsDoublesThePauseUpToTenMinutes() {
    fail(5);
    for (long pause : new long[] {60, 120, 240, 480, 600, 600}) {
      now += 700 * SECOND;
      assertThat(breaker.failed(now)).isTrue();
      assertOpenFor(pause);
      assertThat(breaker.pauseSeconds()).isEqualTo(pause);
    }
  }

  @Test
  void aTrialThatSucceedsClosesIt() {
    fail(5);
    now += 31 * SECOND;
    breaker.succeeded();
    assertThat(breaker.isOpen(now)).isFalse();
    fail(4);
    assertThat(breaker.isOpen(now)).isFalse();
    fail(1);
    assertOpenFor(30);
  }
}
