package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.ErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an error's handler is looked for. It is Flask's: a <em>coded</em> error, an
 * {@code HttpException} or a mapped one, is looked up by its code first, scope by scope from the
 * innermost: the classes that stand for the code, most specific first, then the number itself. If
 * no scope has one, or for any other error, it is looked up by class, scope by scope again, through
 * its whole hierarchy. What nobody handles is looked up a second time as the {@code HttpException}
 * that stands for it.
 *
 * <p>A walk over maps, without a cache: creating the exception costs a hundred times as much, and a
 * cache would hold the classes of applications that are long gone.
 */
final class LookUp {

  /** The class that stands for each status in the second look-up; no exception is made for it. */
  private static final Class<?>[] STAND_INS = new Class<?>[ErrorStatus.COUNT];

  static {
    for (int status = ErrorStatus.FIRST; status <= ErrorStatus.LAST; status++) {
      STAND_INS[status - ErrorStatus.FIRST] = HttpErrors.of(status).getClass();
    }
  }

  private LookUp() {}

  static Resolution resolve(Throwable thrown, Scope innermost, Trail trail) {
    Throwable error = Unwrapping.unwrap(thrown, innermost);
    Class<?> type = error.getClass();
    if (error instanceof HttpException http) {
      int status = http.status();
      Slot slot = find(type, status, HttpException.class, null, innermost, trail);
      return new Resolution(thrown, error, error, status, null, slot, false, innermost);
    }
    Slot.Mapping mapping = mapping(error, innermost);
    Slot named = Unwrapping.handlerOfWrapper(error, innermost);
    if (named != null) {
      int status = mapping == null ? 500 : mapping.status();
      return new Resolution(thrown, error, error, status, mapping, named, false, innermost);
    }
    if (mapping != null) {
      int status = mapping.status();
      Slot slot = find(type, status, mapping.type(), null, innermost, trail);
      return slot != null && !slot.isForStatus()
          ? new Resolution(thrown, error, error, status, mapping, slot, false, innermost)
          : standIn(thrown, error, status, mapping, slot, innermost, trail);
    }
    Slot slot = byClass(type, null, innermost, trail);
    return slot != null
        ? new Resolution(thrown, error, error, 500, null, slot, false, innermost)
        : standIn(thrown, error, 500, null, null, innermost, trail);
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
      Scope innermost,
      Trail trail) {
    Slot slot = found;
    if (slot == null) {
      Class<?> type = STAND_INS[status - ErrorStatus.FIRST];
      slot = find(type, status, HttpException.class, HttpException.class, innermost, trail);
    }
    Throwable argument = slot == null ? error : HttpErrors.of(status).causedBy(error);
    boolean unexpected = mapping == null;
    return new Resolution(thrown, error, argument, status, mapping, slot, unexpected, innermost);
  }

  /** The status of an error that is no {@code HttpException}: inner scopes first, then nearness. */
  private static Slot.@Nullable Mapping mapping(Throwable error, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      boolean last = scope.outer == null;
      for (Class<?> c = error.getClass(); c != Object.class; c = c.getSuperclass()) {
        Slot.Mapping mapping = scope.mapping(c);
        if (mapping == null && last) {
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
      Scope innermost,
      Trail trail) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      trail.enters(scope, "code");
      for (Class<?> c = type; c != HttpException.class; c = c.getSuperclass()) {
        trail.asks(c);
        Slot slot = scope.handler(c);
        if (slot != null) {
          return slot;
        }
        if (c == codeBoundary) {
          break;
        }
      }
      trail.asks(status);
      Slot slot = scope.handler(status);
      if (slot != null) {
        return slot;
      }
    }
    return byClass(type, classBoundary, innermost, trail);
  }

  private static @Nullable Slot byClass(
      Class<?> type, @Nullable Class<?> boundary, Scope innermost, Trail trail) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      trail.enters(scope, "class");
      for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
        trail.asks(c);
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
}
