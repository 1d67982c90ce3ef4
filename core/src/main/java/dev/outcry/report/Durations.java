package dev.outcry.report;

import java.time.Duration;

/** Durations as nanoseconds. */
final class Durations {

  /** A century, which is for ever, and may be added to any reading of a clock. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /** The nanoseconds of a duration, at most a century of them, and none of a negative one. */
  static long nanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
  }
}
