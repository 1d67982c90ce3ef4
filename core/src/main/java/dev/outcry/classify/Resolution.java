package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up has found.
 *
 * @param thrown as it was given
 * @param error inside its wrappers
 * @param argument what the handler gets: the error or its stand-in
 * @param status the status before a handler has answered
 * @param mapping what gave the status, for a mapped error
 * @param slot the handler that won; null for the built-in answer
 * @param unexpected whether nothing was known about the error
 * @param innermost where the look-up began; null if there was none
 */
record Resolution(
    Throwable thrown,
    Throwable error,
    Throwable argument,
    int status,
    Slot.@Nullable Mapping mapping,
    @Nullable Slot slot,
    boolean unexpected,
    @Nullable Scope innermost) {

  /** The same failure, answered by the built-in envelope. */
  Resolution withoutHandler() {
    return slot == null
        ? this
        : new Resolution(thrown, error, argument, status, mapping, null, unexpected, innermost);
  }

  /** The blame that was named in the mapping, else the one of the status that was answered. */
  Blame blame(int finalStatus) {
    Blame named = mapping == null ? null : mapping.blame();
    return named == null ? Blame.of(finalStatus) : named;
  }

  /** What was asked for, found by looking once more. */
  String trail() {
    if (innermost == null) {
      return "";
    }
    Trail trail = Trail.noting();
    LookUp.resolve(thrown, innermost, trail);
    return trail.toString();
  }
}
