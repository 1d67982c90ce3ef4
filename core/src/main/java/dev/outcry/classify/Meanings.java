package dev.outcry.classify;

import dev.outcry.http.HttpException;
import dev.outcry.internal.Causes;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks mappings about errors, for one look-up. Their functions are foreign code: one that fails
 * counts as one that does not know the error, and its failure is remembered, the first of them.
 */
final class Meanings {

  private final Trail trail;
  private @Nullable Throwable failure;

  Meanings(Trail trail) {
    this.trail = trail;
  }

  /** What a function has failed with; null if none has. */
  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * What the first mapping that knows the error says.
   *
   * @param mappings those of one class in one scope, the application's own before a module's
   * @param type that class
   */
  @Nullable Meaning of(List<Mapping> mappings, Class<?> type, Throwable error) {
    for (int i = 0; i < mappings.size(); i++) {
      Meaning meaning = of(mappings.get(i), type, error);
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }

  /** What this mapping says; null if it does not know the error. */
  @Nullable Meaning of(Mapping mapping, Class<?> type, Throwable error) {
    if (mapping.translation() == null) {
      return new Meaning(mapping, type, mapping.status(), null);
    }
    try {
      HttpException translated = translated(mapping.translation(), error);
      if (translated != null) {
        return new Meaning(mapping, type, translated.status(), causedBy(error, translated));
      }
      trail.unknownTo(mapping);
    } catch (Throwable thrown) { // whatever it is, the error is answered
      failure = failure == null ? thrown : failure;
      trail.failed(mapping, thrown);
    }
    return null;
  }

  /** Given back or thrown: {@code abort(404)} is a word for it too. */
  private static @Nullable HttpException translated(
      Function<? super Throwable, ? extends @Nullable HttpException> translation, Throwable error) {
    try {
      return translation.apply(error);
    } catch (HttpException thrown) {
      return thrown;
    }
  }

  /** Sets the cause where there is none and it would make no circle. */
  private static HttpException causedBy(Throwable error, HttpException translated) {
    boolean free = Causes.causeOf(translated) == null && !Causes.contains(error, translated);
    return free ? translated.causedBy(error) : translated;
  }
}
