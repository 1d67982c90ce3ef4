package dev.outcry.classify;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedActionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes off the wrappers that say nothing themselves. Other causes are never walked: a 404 deep
 * inside an unrelated failure does not make it a 404.
 */
final class Unwrapping {

  private static final Set<Class<?>> WRAPPERS =
      Set.of(
          ExecutionException.class,
          CompletionException.class,
          InvocationTargetException.class,
          UndeclaredThrowableException.class,
          PrivilegedActionException.class,
          UncheckedIOException.class);

  private Unwrapping() {}

  /** The error inside its wrappers; at most 16 are taken off, and no circle is walked twice. */
  static Throwable unwrap(Throwable thrown, ScopeTable.Scope innermost, Meanings meanings) {
    Throwable cause = wrapped(thrown, innermost, meanings);
    if (cause == null) {
      return thrown;
    }
    List<Throwable> seen = new ArrayList<>();
    seen.add(thrown);
    Throwable error = thrown;
    while (cause != null && seen.size() <= Bounds.CAUSE_CHAIN) {
      for (Throwable one : seen) {
        if (one == cause) {
          return error;
        }
      }
      seen.add(cause);
      error = cause;
      cause = wrapped(error, innermost, meanings);
    }
    return error;
  }

  /** What is inside, if the throwable is a wrapper that nobody registered something for. */
  private static @Nullable Throwable wrapped(
      Throwable throwable, ScopeTable.Scope innermost, Meanings meanings) {
    if (!isWrapper(throwable) || isRegistered(throwable, innermost, meanings)) {
      return null;
    }
    return Causes.causeOf(throwable);
  }

  private static boolean isWrapper(Throwable throwable) {
    Class<?> type = throwable.getClass();
    return WRAPPERS.contains(type)
        || (type == RuntimeException.class && repeatsItsCause(throwable))
        || isServletException(type);
  }

  /**
   * By name and with its subclasses (Spring's and Jasper's add nothing), but for one that speaks.
   */
  private static boolean isServletException(Class<?> type) {
    // above the first class of the JDK itself there is nothing to find, and names are slow to
    // compare
    for (Class<?> c = type; c.getClassLoader() != null; c = c.getSuperclass()) {
      String name = c.getName();
      if (name.equals("jakarta.servlet.UnavailableException")) {
        return false;
      }
      if (name.equals("jakarta.servlet.ServletException")
          || name.equals("org.apache.jasper.JasperException")) {
        return true;
      }
    }
    return false;
  }

  /**
   * As {@code new RuntimeException(cause)} makes them; one with a text of its own is no wrapper.
   */
  private static boolean repeatsItsCause(Throwable throwable) {
    Throwable cause = Causes.causeOf(throwable);
    if (cause == null) {
      return false;
    }
    try {
      String message = throwable.getMessage();
      return message != null && message.equals(cause.toString());
    } catch (Throwable hostile) {
      return false;
    }
  }

  private static boolean isRegistered(
      Throwable throwable, ScopeTable.Scope innermost, Meanings meanings) {
    Class<?> type = throwable.getClass();
    for (ScopeTable.Scope scope = innermost; scope != null; scope = scope.outer) {
      if (scope.handler(type) != null
          || meanings.of(scope.mappings(type), type, throwable) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * The handler that was registered for exactly this wrapper's class: whoever names a wrapper wants
   * it as it is, and no handler for a class above it in an inner scope comes before.
   */
  static @Nullable Slot handlerOfWrapper(Throwable error, ScopeTable.Scope innermost) {
    if (isWrapper(error)) {
      for (ScopeTable.Scope scope = innermost; scope != null; scope = scope.outer) {
        Slot slot = scope.handler(error.getClass());
        if (slot != null) {
          return slot;
        }
      }
    }
    return null;
  }
}
