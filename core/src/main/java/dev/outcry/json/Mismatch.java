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
record Mismatch(ToldPath place, String message, @Nullable JsonType expected) {

  HttpException toException(int status) {
    return place.isWhole()
        ? toException(status, message, subject())
        : toException(status, "something in it " + message, place.isRoot() ? "" : place + ": ");
  }

  /** A field that the type does not know; by its name, if that may be told. */
  static HttpException unknown(ToldPath place, int status) {
    String message = place.isWhole() ? "is no known field" : "holds a field that is not known";
    Mismatch unknown = new Mismatch(place, message, null);
    return unknown.toException(status, message, unknown.subject());
  }

  /** The beginning of the sentence in the log. */
  private String subject() {
    return place.isRoot() ? "it " : place + " ";
  }

  private HttpException toException(int status, String told, String subject) {
    String path = place.toString();
    HttpException error =
        HttpErrors.of(status, "The request body does not have the expected form.")
            .reason("invalid_type")
            .error(path, told)
            .with("pointer", JsonPointers.fragment(path));
    if (expected != null) {
      error.with("expected", expected.word());
    }
    return error.logMessage("the body is not as expected: " + subject + told);
  }
}
