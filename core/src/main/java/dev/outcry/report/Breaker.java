package dev.outcry.report;

import java.util.concurrent.TimeUnit;

/**
 * Keeps reports from a reporter that has failed several times in a row. After a pause one report is
 * tried; each time that one fails the pause doubles.
 *
 * <p>Told of successes and failures by one thread, which comes with one report at a time: so it
 * needs no state for the trial. Asked by any.
 */
final class Breaker {

  /** Failures in a row that open it. */
  static final int FAILURES = 5;

  /** The first pause. */
  static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

  /** The longest. */
  static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(10);

  /** When it opened, and for how long; no pause, and it is closed. */
  private record State(long openedAt, long pause) {}

  private static final State CLOSED = new State(0, 0);

  private volatile State state = CLOSED;
  private int failures;

  /** Whether nothing is to be sent now. */
  boolean isOpen(long now) {
    State present = state;
    return present.pause > 0 && now - present.openedAt < present.pause;
  }

  void succeeded() {
    failures = 0;
    state = CLOSED;
  }

  /** Whether it has opened by that. */
  boolean failed(long now) {
    failures++;
    long pause = state.pause;
    if (pause == 0 && failures < FAILURES) {
      return false;
    }
    state = new State(now, pause == 0 ? PAUSE : Math.min(2 * pause, LONGEST_PAUSE));
    return true;
  }

  /** How long it keeps reports away, in seconds. */
  long pauseSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(state.pause);
  }
}
