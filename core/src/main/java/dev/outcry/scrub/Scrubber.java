package dev.outcry.scrub;

import java.util.Objects;

/**
 * Replaces what must not be seen in a text: personal data, secrets.
 *
 * <p>Those of {@code Scrubbers} give back the same instance for a text that has nothing in it, are
 * idempotent, take linear time and never throw: where scrubbing fails, a constant stands for the
 * whole text. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Scrubber {

  /**
   * {@return the text without what must not be seen; the same instance where there is nothing}
   *
   * @param text any text
   */
  String scrub(String text);

  /**
   * {@return this one, and then the next on what it gives}
   *
   * @param next is given what this one leaves
   */
  default Scrubber andThen(Scrubber next) {
    Objects.requireNonNull(next, "next");
    return text -> next.scrub(scrub(text));
  }
}
