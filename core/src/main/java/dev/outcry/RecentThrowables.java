package dev.outcry;

import dev.outcry.internal.Bounds;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The last throwables that were added, by identity; none is kept alive. Thread-safe. */
final class RecentThrowables {

  private final @Nullable WeakReference<Throwable>[] ring;
  private int next;

  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  RecentThrowables() {
    ring = new WeakReference[Bounds.RECORDED];
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
      ring[next] = new WeakReference<>(error);
      next = (next + 1) % ring.length;
    }
  }
}
