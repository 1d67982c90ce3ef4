package dev.outcry;

import dev.outcry.internal.Bounds;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last throwables that were added, by identity; none is kept alive. Thread-safe. */
final class RecentThrowables {

  /** Room for one and for what it was wrapped in: most work has no more. */
  private static final int FIRST = 2;

  private @Nullable WeakReference<Throwable>[] ring;
  private int next;

  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  RecentThrowables() {
    ring = new WeakReference[FIRST];
  }

  synchronized boolean contains(Throwable error) {
    for (WeakReference<Throwable> one : ring) {
      if (one != null && one.refersTo(error)) {
        return true;
      }
    }
    return false;
  }

  synchronized void add(Throwable error) {
    if (!contains(error)) {
      if (next == 0 && ring[0] != null && ring.length < Bounds.RECORDED) {
        next = ring.length;
        ring = Arrays.copyOf(ring, Math.min(2 * ring.length, Bounds.RECORDED));
      }
      ring[next] = new WeakReference<>(error);
      next = (next + 1) % ring.length;
    }
  }
}
