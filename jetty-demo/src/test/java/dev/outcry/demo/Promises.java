package dev.outcry.demo;

import static java.util.Map.entry;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which status each path of the demo promises. */
final class Promises {

  /** What fails, by any method. */
  private static final Map<String, Integer> FAILURES =
      Map.ofEntries(
          entry("/fail/unexpected", 500),
          entry("/fail/null-pointer", 500),
          entry("/fail/checked-io", 500),
          entry("/fail/stack-overflow", 500),
          entry("/fail/out-of-memory", 500),
          entry("/fail/linkage", 500),
          entry("/fail/cyclic-cause", 500),
          entry("/fail/handler", 500),
          entry("/fail/wrapped", 402),
          entry("/fail/business", 409),
          entry("/fail/send-error", 410),
          entry("/fail/send-error?code=400", 400),
          entry("/fail/send-error?code=418", 418),
          entry("/fail/send-error?code=503", 503),
          entry("/fail/send-error?code=599", 599),
          entry("/fail/send-error?code=200", 400),
          entry("/fail/send-error?code=600", 400),
          entry("/fail/send-error?code=-1", 400),
          entry("/fail/send-error?code=garbage", 400),
          entry("/fail/send-error?code=", 400),
          entry("/fail/unauthorized", 401),
          entry("/fail/method", 405),
          entry("/fail/busy", 429),
          entry("/fail/maintenance", 503),
          entry("/fail/dependency", 502),
          entry("/fail/nope", 404),
          entry("/fail/", 404),
          entry("/fail", 404),
          entry("/orders/1/lines", 404),
          entry("/health/", 404),
          entry("/ready/", 404),
          entry("/outcry-error", 404),
          entry("/gallery/nothing", 404),
          entry("/nothing/", 404));

  /** What GET and HEAD answer; other methods are not allowed. */
  private static final Map<String, Integer> READABLE =
      Map.of(
          "/orders/1", 200,
          "/orders/3", 200,
          "/orders/9", 404,
          "/orders/abc", 404,
          "/orders/99999999999999999999", 404,
          "/health", 200,
          "/ready", 200);

  /** Where POST answers, to a request without a body; other methods are not allowed. */
  private static final Map<String, Integer> WRITABLE = Map.of("/orders", 400, "/orders/", 400);

  private Promises() {}

  static SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(FAILURES.keySet());
    paths.addAll(READABLE.keySet());
    paths.addAll(WRITABLE.keySet());
    return paths;
  }

  static int status(String method, String path) {
    Integer failure = FAILURES.get(path);
    if (failure != null) {
      return failure;
    }
    return isAllowed(method, path) ? allowed(path).get(path) : 405;
  }

  /** The methods that a 405 names. */
  static String allow(String path) {
    return WRITABLE.containsKey(path) ? "POST" : "GET, HEAD";
  }

  private static Map<String, Integer> allowed(String path) {
    return WRITABLE.containsKey(path) ? WRITABLE : READABLE;
  }

  private static boolean isAllowed(String method, String path) {
    return WRITABLE.containsKey(path)
        ? method.equals("POST")
        : method.equals("GET") || method.equals("HEAD");
  }
}
