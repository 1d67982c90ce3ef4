package dev.outcry.classify;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says about one error.
 *
 * @param type the class that was mapped, which is the error's or above it
 * @param translated what the error stands for; null where the mapping names a status alone
 */
record Meaning(Mapping mapping, Class<?> type, int status, @Nullable HttpException translated) {

  /** What stands for the error where only an {@code HttpException} can. */
  HttpException standIn(Throwable error) {
    return translated != null ? translated : HttpErrors.of(status).causedBy(error);
  }
}
