package dev.outcry.demo;

import dev.outcry.http.HttpErrors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /fail/*}: fails as {@link Failures} says, whatever the method. */
@SuppressWarnings("serial") // no container stores its servlets
final class FailServlet extends HttpServlet {

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    Failures.named(path == null ? "" : path.substring(1))
        .orElseThrow(() -> HttpErrors.of(404))
        .happen(request, response);
  }
}
