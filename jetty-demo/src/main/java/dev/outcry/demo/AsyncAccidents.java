package dev.outcry.demo;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The failures of asynchronous requests: each is answered at once, or when its time is up. */
final class AsyncAccidents {

  private static final long TIMEOUT_MILLIS = 1_000;

  private AsyncAccidents() {}

  /** On the request's own thread, after it has become asynchronous. */
  static void thrown(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync();
    throw new IllegalStateException("the export could not be queued");
  }

  /** Nobody ever answers. */
  static void timeout(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(TIMEOUT_MILLIS);
  }

  /** On a thread of the container's. */
  static void onItsThread(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(
        () -> {
          throw new IllegalStateException("the export broke at row 7");
        });
  }
}
