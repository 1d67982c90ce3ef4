package dev.outcry.containers.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What a handler has done to the response before it fails, by an exception or by sendError. */
final class LeftoverActions {

  private LeftoverActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "left/headers",
        (request, response) -> {
          response.setContentType("text/csv");
          response.setHeader("Content-Encoding", "gzip");
          response.setHeader("ETag", "\"e\"");
          response.setHeader("Cache-Control", "public, max-age=3600");
          response.setDateHeader("Last-Modified", 1_000_000_000_000L);
          response.setHeader("Content-Disposition", "attachment; filename=x.csv");
          response.setHeader("Content-Range", "bytes 0-4/5");
          fail(request, response);
        });
    actions.put(
        "left/length",
        (request, response) -> {
          response.setContentLength(5);
          fail(request, response);
        });
    actions.put(
        "left/writer",
        (request, response) -> {
          response.setContentType("text/html;charset=ISO-8859-1");
          response.getWriter().print("caf\u00e9");
          fail(request, response);
        });
    actions.put(
        "left/stream",
        (request, response) -> {
          Action.print(response, "bytes");
          fail(request, response);
        });
    actions.put(
        "left/status",
        (request, response) -> {
          response.setStatus(206);
          fail(request, response);
        });
    actions.put(
        "left/chosen",
        (request, response) -> {
          response.setHeader("Access-Control-Allow-Origin", "https://example.org");
          response.setHeader("Vary", "Origin");
          response.setHeader("Strict-Transport-Security", "max-age=1");
          response.setHeader("Content-Security-Policy", "default-src 'none'");
          response.addHeader("Set-Cookie", "a=1");
          response.addHeader("Set-Cookie", "b=2");
          fail(request, response);
        });
  }

  private static void fail(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Action.required(request, "end").equals("sends")) {
      response.sendError(404);
    } else {
      throw new IllegalStateException("with leftovers");
    }
  }
}
