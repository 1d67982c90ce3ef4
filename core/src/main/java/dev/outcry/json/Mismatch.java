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

  /** The subject of the sentence where the path ends above the field. */
  private static final String SOMETHING = "something in it ";

  HttpException toException(int status) {
    String path = place.toString();
    String told = place.isWhole() ? message : SOMETHING + message;
    return toException(status, path, told);
  }

  /** A field that the type does not know; by its name, if that may be told. */
  static HttpException unknown(ToldPath place, int status) {
    String message = place.isWhole() ? "is no known field" : "holds a field that is not known";
    return new Mismatch(place, message, null).toException(status, place.toString(), message);
  }

  private HttpException toException(int status, String path, String told) {
    HttpException error =
        HttpErrors.of(status, "The request body does not have the expected form.")
            .reason("invalid_type")
            .error(path, told)
            .with("pointer", JsonPointers.fragment(path));
    if (expected != null) {
      error.with("expected", expected.word());
    }
    String subject = path.isEmpty() ? "it " : path + " ";
    if (told.startsWith(SOMETHING)) {
      subject = path.isEmpty() ? "" : path + ": ";
    }
    return error.logMessage("the body is not as expected: " + subject + told);
  }
}
