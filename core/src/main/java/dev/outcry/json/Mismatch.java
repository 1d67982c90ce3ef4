package dev.outcry.json;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.JsonPointers;
import org.jspecify.annotations.Nullable;

/**
 * JSON of another form than the type's.
 *
 * @param place the field that is at fault, as far as its path may be told
 * @param message what is wrong with it, in the words of JSON
 * @param expected its type; null where the message has all that is known
 */
record Mismatch(FieldPath place, String message, @Nullable JsonType expected) {

  HttpException toException(int status) {
    String path = place.toString();
    String told = place.isWhole() ? message : "something in it " + message;
    HttpException error =
        HttpErrors.of(status, "The request body does not have the expected form.")
            .reason("invalid_type")
            .error(path, told)
            .with("pointer", JsonPointers.fragment(path));
    if (expected != null) {
      error.with("expected", expected.word());
    }
    return error.logMessage(
        "the body is not as expected: " + (path.isEmpty() ? "it" : path) + " " + told);
  }
}
