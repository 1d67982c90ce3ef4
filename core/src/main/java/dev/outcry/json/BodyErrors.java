package dev.outcry.json;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;

/** What a client is told about a body that cannot be read. Without a stack trace, by number. */
final class BodyErrors {

  private BodyErrors() {}

  static HttpException empty() {
    return HttpErrors.of(400, "The request body is empty; JSON is expected.").reason("empty_body");
  }

  /** Where nobody knows the place. */
  static HttpException malformed() {
    return malformed("The request body is not valid JSON.");
  }

  /** With the place, both counted from 1. */
  static HttpException malformed(long line, long column) {
    return malformed(
            "The request body is not valid JSON at line " + line + ", column " + column + ".")
        .with("line", line)
        .with("column", column);
  }

  private static HttpException malformed(String description) {
    return HttpErrors.of(400, description).reason("malformed_json");
  }

  static HttpException tooLarge(long maxBytes) {
    return tooLarge("The request body is larger than " + maxBytes + " bytes.");
  }

  /** Whichever limit: of a number, a string, a name, or another one of the mapper's own. */
  static HttpException pastALimit() {
    return tooLarge("The request body passes a limit on its size or on that of its parts.");
  }

  private static HttpException tooLarge(String description) {
    return HttpErrors.of(413, description).reason("body_too_large");
  }

  static HttpException tooDeep(int maxDepth) {
    return HttpErrors.of(400, "The request body is nested deeper than " + maxDepth + " levels.")
        .reason("too_deep");
  }
}
