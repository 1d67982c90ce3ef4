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

  private final Scope innermost;
  private final Trail trail;
  private final Meanings meanings;

  LookUp(Scope innermost, Trail trail) {
    this.innermost = innermost;
    this.trail = trail;
    this.meanings = new Meanings(trail);
  }

  Resolution resolve(Throwable thrown) {
    Throwable error = Unwrapping.unwrap(thrown, innermost, meanings);
    Class<?> type = error.getClass();
    if (error instanceof HttpException http) {
      int status = http.status();
      Slot slot = find(type, status, HttpException.class, null);
      return found(thrown, error, status, null, slot);
    }
    Meaning meaning = meaning(error);
    Slot named = Unwrapping.handlerOfWrapper(error, innermost);
    if (named != null) {
      return found(thrown, error, meaning == null ? 500 : meaning.status(), meaning, named);
    }
    if (meaning != null) {
      int status = meaning.status();
      Slot slot = find(type, status, meaning.type(), null);
      return slot != null && !slot.isForStatus()
          ? found(thrown, error, status, meaning, slot)
          : standIn(thrown, error, meaning, slot);
    }
    Slot slot = byClass(type, null);
    return slot != null
        ? found(thrown, error, 500, null, slot)
        : standIn(thrown, error, null, null);
  }

  /** The answer to an error that its handler sees as it is. */
  private Resolution found(
      Throwable thrown,
      Throwable error,
      int status,
      @Nullable Meaning meaning,
      @Nullable Slot slot) {
    return new Resolution(
        thrown, error, error, status, meaning, slot, false, innermost, meanings.failure());
  }

  /**
   * The answer to an error that a handler may see only as the {@code HttpException} that stands for
   * it. The look-up as that one goes no higher than {@code HttpException}, so that a handler for
   * {@code RuntimeException} does not catch a checked exception.
   *
   * @param meaning null for an error that nothing is known of
   * @param found the handler of the status, if the first look-up found it
   */
  private Resolution standIn(
      Throwable thrown, Throwable error, @Nullable Meaning meaning, @Nullable Slot found) {
    int status = meaning == null ? 500 : meaning.status();
    Slot slot = found;
    if (slot == null) {
      slot = find(standInType(meaning, status), status, HttpException.class, HttpException.class);
    }
    Throwable argument = error;
    if (slot != null) {
      argument = meaning == null ? HttpErrors.of(status).causedBy(error) : meaning.standIn(error);
    }
    boolean unexpected = meaning == null;
    return new Resolution(
        thrown, error, argument, status, meaning, slot, unexpected, innermost, meanings.failure());
  }

  private static Class<?> standInType(@Nullable Meaning meaning, int status) {
    HttpException translated = meaning == null ? null : meaning.translated();
    return translated == null ? STAND_INS[status - ErrorStatus.FIRST] : translated.getClass();
  }

  /** What an error is that is no {@code HttpException}: inner scopes first, then nearness. */
  private @Nullable Meaning meaning(Throwable error) {
    for (Scope scope = innermost; scope != null; scope = scope.outer) {
      boolean last = scope.outer == null;
      for (Class<?> c = error.getClass(); c != Object.class; c = c.getSuperclass()) {
        Meaning meaning = meanings.of(scope.mappings(c), c, error);
        if (meaning == null && last) {
          Mapping known = DefaultMappings.find(c);
          meaning = known == null ? null : meanings.of(known, c, error);
        }
        if (meaning != null) {
          return meaning;
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
  private @Nullable Slot find(
      Class<?> type,
      int status,
      @Nullable Class<?> codeBoundary,
      @Nullable Class<?> classBoundary) {
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
    return byClass(type, classBoundary);
  }

  private @Nullable Slot byClass(Class<?> type, @Nullable Class<?> boundary) {
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
