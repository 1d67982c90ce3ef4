package dev.outcry.report;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of tokens, as many as a minute may have, which fills evenly: kept as the time at which
 * it is full again (the generic cell rate algorithm). Thread-safe, and nobody waits.
 */
final class RateLimit {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final long nanosPerToken;
  private final AtomicLong fullAt;

  RateLimit(int perMinute, long now) {
    this.nanosPerToken = Math.max(1, MINUTE / perMinute);
    this.fullAt = new AtomicLong(now);
  }

  /** Takes a token, if there is one. */
  boolean take(long now) {
    while (true) {
      long full = fullAt.get();
      long then = (full - now > 0 ? full : now) + nanosPerToken;
      if (then - now > MINUTE) {
        return false;
      }
      if (fullAt.compareAndSet(full, then)) {
        return true;
      }
    }
  }
}
