package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import dev.outcry.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up has found.
 *
 * @param thrown as it was given
 * @param error inside its wrappers
 * @param argument what the handler gets: the error or its stand-in
 * @param status the status before a handler has answered
 * @param meaning what gave the status, for a mapped error
 * @param slot the handler that won; null for the built-in answer
 * @param unexpected whether nothing was known about the error
 * @param innermost where the look-up began; null if there was none
 * @param mappingFailure what a mapping's function failed with, when it was asked about the error
 */
record Resolution(
    Throwable thrown,
    Throwable error,
    Throwable argument,
    int status,
    @Nullable Meaning meaning,
    @Nullable Slot slot,
    boolean unexpected,
    @Nullable Scope innermost,
    @Nullable Throwable mappingFailure) {

  /** The same failure, answered by the built-in envelope. */
  Resolution withoutHandler() {
    return slot == null
        ? this
        : new Resolution(
            thrown, error, argument, status, meaning, null, unexpected, innermost, mappingFailure);
  }

  /** What is known of the failure in the words of HTTP; null for a status alone. */
  @Nullable HttpException http() {
    if (error instanceof HttpException http) {
      return http;
    }
    return meaning == null ? null : meaning.translated();
  }

  /** The blame that was named in the mapping, else the one of the status that was answered. */
  Blame blame(int finalStatus) {
    return meaning == null ? Blame.of(finalStatus) : meaning.mapping().blame(finalStatus);
  }

  /** What was asked for, found by looking once more. */
  String trail() {
    if (innermost == null) {
      return "";
    }
    Trail trail = Trail.noting();
    new LookUp(innermost, trail).resolve(thrown);
    return trail.toString();
  }
}
