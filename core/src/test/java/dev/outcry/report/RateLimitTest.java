package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** So many in a minute, and no more. */
class RateLimitTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private long now = Long.MAX_VALUE - 30 * SECOND;
  private final RateLimit six = new RateLimit(6, now);

  private int taken(int asked) {
    int taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += six.take(now) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aMinutesWorthMayComeAtOnce() {
    assertThat(taken(100)).isEqualTo(6);
  }

  @Test
  void itFillsEvenly() {
    taken(6);
    now += 9 * SECOND;
    assertThat(taken(5)).isZero();
    now += SECOND;
    assertThat(taken(5)).isEqualTo(1);
    now += 30 * SECOND;
    assertThat(taken(5)).isEqualTo(3);
  }

  @Test
  void aLongSilenceSavesNothingUp() {
    now += 10_000 * SECOND;
    assertThat(taken(100)).isEqualTo(6);
  }
}
