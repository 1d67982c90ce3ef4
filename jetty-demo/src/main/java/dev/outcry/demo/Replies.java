package dev.outcry.demo;

import dev.outcry.http.HttpErrors.MethodNotAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the servlets that answer have in common. */
final class Replies {

  private Replies() {}

  /** HttpServlet by itself would answer OPTIONS and TRACE, and name them in {@code Allow}. */
  static void allowOnlyGet(HttpServletRequest request) {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> {}
      default -> throw new MethodNotAllowed("GET", "HEAD");
    }
  }

  /** Answers 200. Of a response to HEAD the container sends the headers alone. */
  static void json(HttpServletResponse response, byte[] body) throws IOException {
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
