package dev.outcry;

import dev.outcry.classify.Blame;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exceptions of libraries that may not be there. */
final class OptionalTypes {

  private OptionalTypes() {}

  /**
   * The throwables of this name: as the context class loader sees it, and as this class's own does
   * where that is another one; none where the library is absent or broken. Nothing is initialised,
   * and nothing remembered here.
   */
  static Set<Class<? extends Throwable>> named(String name) {
    Set<Class<? extends Throwable>> types = new LinkedHashSet<>();
    add(types, name, Thread.currentThread().getContextClassLoader());
    add(types, name, OptionalTypes.class.getClassLoader());
    return types;
  }

  /** Maps the throwables of this name. */
  static void map(Outcry.Builder outcry, String name, int status, Blame blame) {
    named(name).forEach(type -> outcry.map(type, status, blame));
  }

  private static void add(
      Set<Class<? extends Throwable>> types, String name, @Nullable ClassLoader loader) {
    if (loader == null) {
      return;
    }
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (Throwable.class.isAssignableFrom(type)) {
        types.add(type.asSubclass(Throwable.class));
      }
    } catch (ClassNotFoundException | LinkageError | RuntimeException absent) {
      // not there, half there, or a loader that has been closed: to us it is all the same
    }
  }
}
