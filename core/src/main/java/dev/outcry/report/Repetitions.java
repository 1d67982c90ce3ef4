package dev.outcry.report;

import dev.outcry.internal.Bounds;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets one report of a fingerprint pass in each window and counts the others. Bounded: when too
 * many fingerprints come at once, the half whose windows began first is forgotten. Thread-safe.
 */
final class Repetitions {

  /** What {@link #pass} gives for a repetition. */
  static final long REPETITION = -1;

  private static final class Window {
    final AtomicLong since;
    final AtomicLong suppressed = new AtomicLong();

    Window(long since) {
      this.since = new AtomicLong(since);
    }
  }

  private final long windowNanos;
  private final ConcurrentMap<Long, Window> windows = new ConcurrentHashMap<>();
  private final AtomicBoolean evicting = new AtomicBoolean();

  Repetitions(Duration window) {
    this.windowNanos = Durations.nanos(window);
  }

  /**
   * How many there were since the last that passed, or {@link #REPETITION}.
   *
   * @param occurrences how many it speaks for, itself among them
   */
  long pass(Fingerprint fingerprint, long occurrences, long now) {
    if (windowNanos == 0) {
      return 0;
    }
    Window window = windows.get(fingerprint.bits());
    if (window == null) {
      window = windows.putIfAbsent(fingerprint.bits(), new Window(now));
      if (window == null) {
        evict();
        return 0;
      }
    }
    long since = window.since.get();
    if (now - since >= windowNanos && window.since.compareAndSet(since, now)) {
      return window.suppressed.getAndSet(0);
    }
    window.suppressed.addAndGet(occurrences);
    return REPETITION;
  }

  /**
   * What has passed could not be sent: the next of its kind may try, and says how many it was.
   *
   * @param passed when it did; the window of another one, which has passed since, goes on
   */
  void giveBack(Fingerprint fingerprint, long occurrences, long passed) {
    Window window = windows.get(fingerprint.bits());
    if (window != null) {
      window.suppressed.addAndGet(occurrences);
      window.since.compareAndSet(passed, passed - windowNanos);
    }
  }

  /** How many fingerprints are remembered. */
  int size() {
    return windows.size();
  }

  private void evict() {
    if (windows.size() <= Bounds.REPORT_FINGERPRINTS || !evicting.compareAndSet(false, true)) {
      return;
    }
    try {
      long[] starts = windows.values().stream().mapToLong(one -> one.since.get()).toArray();
      Arrays.sort(starts);
      long median = starts[starts.length / 2];
      windows.values().removeIf(window -> window.since.get() - median <= 0);
    } finally {
      evicting.set(false);
    }
  }
}
