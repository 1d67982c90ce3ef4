package dev.outcry;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import dev.outcry.report.Fingerprint;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts equal failures, so that of ten thousand only the first of each window brings its stack
 * trace. Bounded: when too many different failures come at once, the windows that began first are
 * forgotten, so a new failure is always the first of its window. No timer, no thread. Thread-safe.
 */
final class StormControl {

  private record Window(long start, long seen) {}

  /** The longest that nanoseconds can count: 292 years. */
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final long windowNanos;
  private final LongSupplier clock;
  private final ConcurrentMap<Long, Window> windows = new ConcurrentHashMap<>();
  private final AtomicBoolean evicting = new AtomicBoolean();

  /**
   * Counts by this clock.
   *
   * @param clock nanoseconds from any origin
   */
  StormControl(Duration window, LongSupplier clock) {
    this.windowNanos = window.compareTo(FOR_EVER) < 0 ? window.toNanos() : Long.MAX_VALUE;
    this.clock = clock;
  }

  /**
   * What failures are counted by. A fingerprint survives shifted lines and so cannot see that two
   * failures come from two places of one method; the place tells them apart.
   */
  static long keyOf(Fingerprint fingerprint, Throwable error) {
    StackTraceElement[] frames = Causes.framesOf(error);
    return frames.length == 0
        ? fingerprint.bits()
        : fingerprint.bits() + 31L * frames[0].hashCode();
  }

  /** How often the failure of this key has been seen in the present window, this time included. */
  long seen(long key) {
    long now = clock.getAsLong();
    Window window =
        windows.compute(
            key,
            (same, known) ->
                isOver(known, now) ? new Window(now, 1) : new Window(known.start, known.seen + 1));
    if (windows.size() > Bounds.STORM_FINGERPRINTS) {
      evict();
    }
    return window.seen;
  }

  /** How many failures are counted at present. */
  int size() {
    return windows.size();
  }

  private boolean isOver(@Nullable Window window, long now) {
    return window == null || now - window.start >= windowNanos;
  }

  /**
   * Forgets the older half at once, so that this happens rarely; whoever comes meanwhile goes on.
   */
  private void evict() {
    if (!evicting.compareAndSet(false, true)) {
      return;
    }
    try {
      long[] starts = windows.values().stream().mapToLong(Window::start).toArray();
      if (starts.length > Bounds.STORM_FINGERPRINTS) {
        Arrays.sort(starts);
        long median = starts[starts.length / 2];
        windows.values().removeIf(window -> window.start - median <= 0);
      }
    } finally {
      evicting.set(false);
    }
  }
}
