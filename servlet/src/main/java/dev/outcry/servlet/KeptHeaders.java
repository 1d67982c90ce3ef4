package dev.outcry.servlet;

import dev.outcry.internal.HeaderFields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a failed handler's headers survives into the answer. {@code reset()} takes them all, and
 * that is right for most: a leftover {@code Content-Encoding: gzip}, {@code ETag} or {@code
 * Content-Length: 5} breaks the envelope, and a leftover {@code max-age} caches it. Those that
 * describe the exchange and not the lost body are set again.
 */
final class KeptHeaders {

  /** Why the answer is written: what an application had set before {@code sendError} it meant. */
  enum Origin {
    EXCEPTION,
    SEND_ERROR
  }

  private static final Set<String> ALWAYS =
      Set.of(
          "vary",
          "strict-transport-security",
          "set-cookie",
          "content-security-policy",
          "x-frame-options",
          "referrer-policy",
          "permissions-policy",
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "cross-origin-resource-policy");

  private static final String CORS = "access-control-";

  /** These answer a question of the client's; after an exception only if the status asks it. */
  private static final Map<String, Set<Integer>> BY_STATUS =
      Map.of(
          "www-authenticate", Set.of(401),
          "proxy-authenticate", Set.of(407),
          "allow", Set.of(405),
          "retry-after", Set.of(413, 429, 503),
          "link", Set.of(451));

  /** These describe the bytes of the body, and are wrong without them, whatever the status. */
  private static final Set<String> OF_THE_BODY =
      Set.of(
          "content-length",
          "content-type",
          "content-encoding",
          "transfer-encoding",
          "content-range",
          "content-disposition");

  /** These say how to find and keep the body again: with the envelope's bytes they would lie. */
  private static final Set<String> OF_THE_COPY = Set.of("etag", "last-modified", "cache-control");

  private final HttpServletResponse response;

  /** Made with the first: most failures leave none to keep. */
  private Map<String, List<String>> kept = Map.of();

  private KeptHeaders(HttpServletResponse response) {
    this.response = response;
  }

  /**
   * Notes what is to survive.
   *
   * @param others names that the application wants kept, in lower case
   */
  static KeptHeaders of(
      HttpServletResponse response, Origin origin, int status, Set<String> others) {
    return of(
        response,
        key -> {
          Set<Integer> statuses = BY_STATUS.get(key);
          return statuses == null
              ? ALWAYS.contains(key) || key.startsWith(CORS) || others.contains(key)
              : origin == Origin.SEND_ERROR || statuses.contains(status);
        });
  }

  /**
   * Refuses what an application cannot mean to keep.
   *
   * @throws IllegalArgumentException if it is no header's name, or describes the lost body
   */
  static void requireKeepable(String name) {
    if (!HeaderFields.isToken(name)) {
      throw new IllegalArgumentException(
          "keepHeaders(..) takes names of headers, and \"" + name + "\" is none");
    }
    String key = name.toLowerCase(Locale.ROOT);
    if (OF_THE_BODY.contains(key) || OF_THE_COPY.contains(key)) {
      throw new IllegalArgumentException(
          "keepHeaders(\""
              + name
              + "\"): it describes the body that is lost, and would be wrong for the envelope that"
              + " takes its place");
    }
  }

  /**
   * Notes everything but what describes the body: for an answer that is the application's own and
   * has none. A 304 without its {@code ETag} would be useless.
   */
  static KeptHeaders withoutBody(HttpServletResponse response) {
    return of(response, key -> !OF_THE_BODY.contains(key));
  }

  private static KeptHeaders of(HttpServletResponse response, Predicate<String> keeps) {
    KeptHeaders headers = new KeptHeaders(response);
    for (String name : response.getHeaderNames()) {
      if (keeps.test(name.toLowerCase(Locale.ROOT))) {
        headers.keep(name);
      }
    }
    return headers;
  }

  private void keep(String name) {
    if (kept.isEmpty()) {
      kept = new LinkedHashMap<>();
    }
    kept.put(name, new ArrayList<>(response.getHeaders(name)));
  }

  /**
   * Sets them again, each line once, although a reset does not take every one of them: Undertow
   * keeps its cookies, and Jetty (12.1) sets the cookie of a new session twice.
   */
  void restore() {
    if (kept.isEmpty()) { // mostly, and then not even an iterator is made
      return;
    }
    kept.forEach(
        (name, values) -> {
          Set<String> lines = new LinkedHashSet<>(values);
          lines.addAll(response.getHeaders(name));
          boolean first = true;
          for (String line : lines) {
            if (first) {
              response.setHeader(name, line);
            } else {
              response.addHeader(name, line);
            }
            first = false;
          }
        });
  }
}
