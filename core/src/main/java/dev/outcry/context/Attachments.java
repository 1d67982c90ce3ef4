package dev.outcry.context;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state that all copies of a context share. Most work has none, so the map is made late. */
final class Attachments {

  /** What has failed, and what its listeners keep of it: most work has no more. */
  private static final int FEW = 2;

  private volatile @Nullable Map<Class<?>, Object> values;

  void setAll(Map<Class<?>, Object> set) {
    values().putAll(set);
  }

  /** What this key has; null if nothing yet. */
  <T> @Nullable T find(Class<T> key) {
    Map<Class<?>, Object> attached = values;
    return attached == null ? null : key.cast(attached.get(key));
  }

  <T> T get(Class<T> key, Supplier<T> initial) {
    Map<Class<?>, Object> attached = values(); // before the lock below: who sets waits for nobody
    Object known = attached.get(key);
    if (known == null) {
      // the map's own computeIfAbsent refuses to be entered again by the supplier
      synchronized (attached) {
        known = attached.get(key);
        if (known == null) {
          known = Objects.requireNonNull(initial.get(), () -> "no attachment for " + key.getName());
          attached.put(key, known);
        }
      }
    }
    return key.cast(known);
  }

  private Map<Class<?>, Object> values() {
    Map<Class<?>, Object> known = values;
    if (known == null) {
      synchronized (this) {
        known = values;
        if (known == null) {
          known = new ConcurrentHashMap<>(FEW);
          values = known;
        }
      }
    }
    return known;
  }
}
