package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * One look-up: which status an error has and which handler answers it.
 *
 * <p>The order is Flask's. A <em>coded</em> error, an {@code HttpException} or a mapped one, is
 * looked up by its code first, scope by scope from the innermost: the classes that stand for the
 * code, most specific first, then the number itself. If no scope has one, or for any other error,
 * it is looked up by class, scope by scope again, through its whole hierarchy. What nobody handles
 * is looked up a second time as the {@code HttpException} that stands for it.
 *
 * @param thrown as it was given
 * @param error inside its wrappers
 * @param argument what the handler gets: the error or its stand-in
 * @param status the status before a handler has answered
 * @param mapping what gave the status, for a mapped error
 * @param slot the handler that won; null for the built-in answer
 */
record Resolution(
    Throwable thrown,
    Throwable error,
    Throwable argument,
    int status,
    Slot.@Nullable Mapping mapping,
    @Nullable Slot slot,
    boolean unexpected) {

  /** The class that stands for each status in the second look-up; no exception is made for it. */
  private static final Class<?>[] STAND_INS = new Class<?>[200];

  static {
    for (int status = 400; status < 600; status++) {
      STAND_INS[status - 400] = HttpErrors.of(status).getClass();
    }
  }

  static Resolution resolve(Throwable thrown, Scope innermost) {
    Throwable error = Unwrapping.unwrap(thrown, innermost);
    Class<?> type = error.getClass();
    if (error instanceof HttpException http) {
      int status = http.status();
      Slot slot = find(type, status, HttpException.class, null, innermost);
      return new Resolution(thrown, error, error, status, null, slot, false);
    }
    Slot.Mapping mapping = mapping(error, innermost);
    if (mapping != null) {
      Slot slot = find(type, mapping.status(), mapping.type(), null, innermost);
      return slot != null && !slot.isForStatus()
          ? new Resolution(thrown, error, error, mapping.status(), mapping, slot, false)
          : standIn(thrown, error, mapping.status(), mapping, slot, innermost);
    }
    Slot slot = byClass(type, null, innermost);
    return slot != null
        ? new Resolution(thrown, error, error, 500, null, slot, false)
        : standIn(thrown, error, 500, null, null, innermost);
  }

  /**
   * The answer to an error that a handler may see only as the {@code HttpException} of its status.
   * The look-up as that one goes no higher than {@code HttpException}, so that a handler for {@code
   * RuntimeException} does not catch a checked exception.
   *
   * @param found the handler of the status, if the first look-up found it
   */
  private static Resolution standIn(
      Throwable thrown,
      Throwable error,
      int status,
      Slot.@Nullable Mapping mapping,
      @Nullable Slot found,
      Scope innermost) {
    Class<?> type = STAND_INS[status - 400];
    Slot slot =
        found != null
            ? found
            : find(type, status, HttpException.class, HttpException.class, innermost);
    Throwable argument = slot == null ? error : HttpErrors.of(status).causedBy(error);
    return new Resolution(thrown, error, argument, status, mapping, slot, mapping == null);
  }

  /** The status of an error that is no {@code HttpException}: inner scopes first, then nearness. */
  private static Slot.@Nullable Mapping mapping(Throwable error, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      for (Class<?> c = error.getClass(); c != Object.class; c = c.getSuperclass()) {
        Slot.Mapping mapping = scope.mapping(c);
        if (mapping == null && scope.outer == null) {
          mapping = DefaultMappings.find(c, error);
        }
        if (mapping != null) {
          return mapping;
        }
      }
    }
    return null;
  }

  /**
   * Both passes.
   *
   * @param codeBoundary the class at which the code pass ends: {@code HttpException} itself, which
   *     stands for no code, or the class that was mapped, which does
   * @param classBoundary the last class of the class pass; null for the whole hierarchy
   */
  private static @Nullable Slot find(
      Class<?> type,
      int status,
      @Nullable Class<?> codeBoundary,
      @Nullable Class<?> classBoundary,
      Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      for (Class<?> c = type; c != HttpException.class; c = c.getSuperclass()) {
        Slot slot = scope.handler(c);
        if (slot != null) {
          return slot;
        }
        if (c == codeBoundary) {
          break;
        }
      }
      Slot slot = scope.handler(status);
      if (slot != null) {
        return slot;
      }
    }
    return byClass(type, classBoundary, innermost);
  }

  private static @Nullable Slot byClass(
      Class<?> type, @Nullable Class<?> boundary, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
        Slot slot = scope.handler(c);
        if (slot != null) {
          return slot;
        }
        if (c == boundary) {
          break;
        }
      }
    }
    return null;
  }

  /** The same failure, answered by the built-in envelope. */
  Resolution withoutHandler() {
    return slot == null
        ? this
        : new Resolution(thrown, error, argument, status, mapping, null, unexpected);
  }

  /** The blame that was named in the mapping, else the one of the status that was answered. */
  Blame blame(int finalStatus) {
    Blame named = mapping == null ? null : mapping.blame();
    return named == null ? Blame.of(finalStatus) : named;
  }
}
