package dev.outcry.containers.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Fails when a part of the response is on the wire. */
final class CommittingActions {

  private CommittingActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "partial/chunked",
        (request, response) -> {
          sendPartial(response);
          fail(request);
        });
    actions.put(
        "partial/length",
        (request, response) -> {
          response.setContentLength(100);
          sendPartial(response);
          fail(request);
        });
    actions.put(
        "partial/big",
        (request, response) -> {
          response.getOutputStream().write("x".repeat(100_000).getBytes(US_ASCII));
          fail(request);
        });
    actions.put(
        "partial/writer",
        (request, response) -> {
          response.getWriter().print("partial");
          response.getWriter().flush();
          fail(request);
        });
    actions.put(
        "partial/whole",
        (request, response) -> {
          response.setContentLength(7);
          sendPartial(response);
          fail(request);
        });
    actions.put(
        "partial/timeout",
        (request, response) -> {
          sendPartial(response);
          request.startAsync().setTimeout(300);
        });
  }

  private static void sendPartial(HttpServletResponse response) throws IOException {
    Action.print(response, "partial");
    response.flushBuffer();
  }

  private static void fail(HttpServletRequest request) throws IOException {
    switch (Action.required(request, "error")) {
      case "io" -> throw new IOException("partial secret");
      case "error" -> throw new OutOfMemoryError("partial secret");
      default -> throw new IllegalStateException("partial secret");
    }
  }
}
