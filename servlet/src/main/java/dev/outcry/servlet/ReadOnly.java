package dev.outcry.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the servlets have in common that show something and change nothing. */
final class ReadOnly {

  private ReadOnly() {}

  /** HttpServlet by itself would answer OPTIONS and TRACE too. */
  static boolean isAsked(HttpServletRequest request) {
    String method = request.getMethod();
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether this one may see what not everybody may. An access that fails has refused. */
  static boolean mayKnow(Access access, HttpServletRequest request) {
    try {
      return access.allows(request);
    } catch (Throwable broken) {
      return false;
    }
  }

  /** Of a response to HEAD the container sends the headers alone. */
  static void write(HttpServletResponse response, int status, byte[] json) throws IOException {
    response.setStatus(status);
    unstored(response);
    response.setContentType("application/json");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  /** Answers 405, of which the filter makes an envelope. */
  static void refuse(HttpServletResponse response) throws IOException {
    unstored(response);
    response.setHeader("Allow", "GET, HEAD");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static void unstored(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }
}
