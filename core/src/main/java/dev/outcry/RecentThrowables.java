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
    return indexOf(error) >= 0;
  }

  synchronized void add(Throwable error) {
    if (indexOf(error) < 0) {
      ring[next] = new WeakReference<>(error);
      next = (next + 1) % ring.length;
    }
  }

  /** Whether it was there. */
  synchronized boolean remove(Throwable error) {
    int index = indexOf(error);
    if (index >= 0) {
      ring[index] = null;
    }
    return index >= 0;
  }

  private int indexOf(Throwable error) {
    for (int i = 0; i < ring.length; i++) {
      WeakReference<Throwable> one = ring[i];
      if (one != null && one.refersTo(error)) {
        return i;
      }
    }
    return -1;
  }
}
