package dev.outcry.containers;

import static dev.outcry.containers.Kind.Ends.CUT;
import static dev.outcry.containers.Kind.Ends.ENVELOPE;
import static dev.outcry.containers.Kind.Ends.WELL;
import static dev.outcry.containers.Kind.Ends.WHOLE;

import java.util.List;

/**
 * One way of asking under load, and the one answer there is to it.
 *
 * @param target where {@code {id}} stands for the request's id
 * @param body how many bytes go with it; none if 0
 * @param status of the answer; where a part had been sent before, of the failure line
 * @param text of a good answer; where a part had been sent, what that consists of
 */
record Kind(String method, String target, int body, Ends ends, int status, String text) {

  /** How an exchange ends. */
  enum Ends {
    WELL,
    ENVELOPE,
    /** A part was sent, and then the connection breaks off. */
    CUT,
    /** All was sent before it failed. */
    WHOLE
  }

  private static final String LINE = "{id}\n";

  static final List<Kind> ALL =
      List.of(
          good("GET", "/do/ok", 0, "ok"),
          good("GET", "/do/echo?text={id}&times=1", 0, LINE),
          good("GET", "/do/echo?text={id}&times=200", 0, LINE.repeat(200)),
          good("GET", "/do/echo?text={id}&times=9000", 0, LINE.repeat(9_000)),
          good("GET", "/do/forward?to=ok", 0, "ok"),
          good("GET", "/do/resets", 0, "ok"),
          good("GET", "/do/async/ends-well", 0, "ok"),
          good("GET", "/do/async/dispatches?to=/do/ok", 0, "ok"),
          good("POST", "/do/input/body", 10, "10 bytes"),
          good("POST", "/do/input/body", 30_000, "30000 bytes"),
          good("POST", "/do/non-blocking/reads?throws=nothing", 5_000, "ok"),
          good("GET", "/do/non-blocking/writes?throws=nothing", 0, "x".repeat(100_000)),
          failing("GET", "/do/throws/runtime", 500),
          failing("POST", "/do/throws/io", 1_000, 500),
          failing("PUT", "/do/throws/missing", 404),
          failing("DELETE", "/do/throws/missing-order", 410),
          failing("GET", "/do/throws/mapped", 409),
          failing("GET", "/do/throws/unhandleable", 500),
          failing("GET", "/do/throws/servlet-nested", 404),
          failing("GET", "/do/throws/out-of-memory", 500),
          failing("GET", "/do/throws/stack-overflow", 500),
          failing("GET", "/do/throws/bad-to-string", 500),
          failing("GET", "/do/throws/cycle", 500),
          failing("GET", "/do/throws/interrupted", 500),
          failing("GET", "/do/sends?status=404&text=secret", 404),
          failing("POST", "/do/sends?status=429", 10, 429),
          failing("GET", "/do/sends?status=503", 503),
          failing("GET", "/do/sends-after-bytes", 404),
          failing("GET", "/do/sends-then-writes", 404),
          failing("GET", "/do/sends-then-throws", 500),
          failing("GET", "/outside/sends?status=404", 404),
          failing("GET", "/nothing/{id}", 404),
          failing("POST", "/get-only", 405),
          failing("GET", "/do/left/headers?end=throws", 500),
          failing("GET", "/do/left/writer?end=sends", 404),
          failing("GET", "/do/left/length?end=throws", 500),
          failing("GET", "/do/async/throws", 500),
          failing("GET", "/do/async/completes-then-throws", 500),
          failing("GET", "/do/async/dispatches-then-throws", 500),
          failing("GET", "/do/async/dispatches?to=/do/throws/missing", 404),
          failing("GET", "/do/async/dispatches?to=/nothing", 404),
          failing("GET", "/do/async/loops", 500),
          failing("GET", "/do/async/runs?error=runtime", 500),
          failing("GET", "/do/async/runs?error=error&pair=given", 500),
          failing("GET", "/do/async/own-pair", 500),
          failing("GET", "/do/async/times-out?bytes=yes", 503),
          failing("POST", "/do/non-blocking/reads?throws=onDataAvailable", 10, 500),
          failing("POST", "/do/non-blocking/reads?throws=onAllDataRead", 10, 500),
          failing("GET", "/do/non-blocking/writes?throws=first", 500),
          new Kind("GET", "/do/non-blocking/writes?throws=second", 0, CUT, 500, "x"),
          new Kind("GET", "/do/partial/chunked?error=runtime", 0, CUT, 500, "partial"),
          new Kind("GET", "/do/partial/length?error=io", 0, CUT, 500, "partial"),
          new Kind("GET", "/do/partial/big?error=error", 0, CUT, 500, "x"),
          new Kind("GET", "/do/partial/timeout", 0, CUT, 503, "partial"),
          new Kind("GET", "/do/partial/whole?error=runtime", 0, WHOLE, 500, "partial"),
          new Kind("GET", "/do/sends-after-commit", 0, CUT, 500, "partial"));

  private static Kind good(String method, String target, int body, String text) {
    return new Kind(method, target, body, WELL, 200, text);
  }

  private static Kind failing(String method, String target, int status) {
    return failing(method, target, 0, status);
  }

  private static Kind failing(String method, String target, int body, int status) {
    return new Kind(method, target, body, ENVELOPE, status, "");
  }

  boolean fails() {
    return ends != WELL;
  }

  String head(String id) {
    return method
        + " "
        + target.replace("{id}", id)
        + " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: "
        + id
        + (body == 0 ? "" : "\r\nContent-Type: text/plain\r\nContent-Length: " + body)
        + "\r\n\r\n";
  }

  String whole(String id) {
    return head(id) + "b".repeat(body);
  }

  /** What is wrong with an answer; empty if it is the one that is due, to this very request. */
  String complaint(Response response, String id) {
    boolean right =
        id.equals(response.header("X-Request-Id"))
            && switch (ends) {
              case WELL -> response.status() == status && response.isWhole() && is(response, id);
              case ENVELOPE -> response.status() == status && isEnvelope(response, id);
              case CUT -> response.status() == 200 && !response.isWhole() && isPart(response);
              case WHOLE -> response.status() == 200 && response.isWhole() && is(response, id);
            };
    return right
        ? ""
        : method
            + " "
            + target
            + " as "
            + id
            + " got "
            + response.brief()
            + " .. "
            + end(response.text())
            + " "
            + response.head();
  }

  private static String end(String text) {
    return text.length()
        + " characters, at the end "
        + text.substring(Math.max(0, text.length() - 80));
  }

  private boolean is(Response response, String id) {
    return response.text().equals(text.replace("{id}", id));
  }

  private boolean isEnvelope(Response response, String id) {
    return response.isWhole()
        && response.json().path("code").asInt(0) == status
        && response.json().path("request_id").asString("").equals(id)
        && response.headers("Content-Encoding").isEmpty();
  }

  private boolean isPart(Response response) {
    return text.equals("x")
        ? response.text().chars().allMatch(c -> c == 'x')
        : response.text().equals(text);
  }
}
