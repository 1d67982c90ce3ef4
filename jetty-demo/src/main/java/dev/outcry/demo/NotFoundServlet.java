package dev.outcry.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Every path that no other servlet has. Jetty's own servlet for these answers GET alone: a DELETE
 * of an unknown path would be a 405.
 */
@SuppressWarnings("serial") // no container stores its servlets
final class NotFoundServlet extends HttpServlet {

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(404);
  }
}
