package dev.outcry.logback;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** One window of time for each status. Bounded, for there are no more statuses. Thread-safe. */
final class StatusWindows {

  private static final int STATUSES = 1_000;
  private static final long NANOS = TimeUnit.MINUTES.toNanos(1);

  /** When the window of a status ends; 0 where none has begun. */
  private final AtomicLongArray ends = new AtomicLongArray(STATUSES);

  private final LongSupplier clock;

  /**
   * Windows by this clock.
   *
   * @param clock nanoseconds from any origin
   */
  StatusWindows(LongSupplier clock) {
    this.clock = clock;
  }

  /** Whether a window of this status begins now, since none is open. */
  boolean begins(int status) {
    int index = Math.floorMod(status, STATUSES);
    long now = clock.getAsLong();
    long end = ends.get(index);
    return (end == 0 || now - end >= 0) && ends.compareAndSet(index, end, (now + NANOS) | 1);
  }
}
