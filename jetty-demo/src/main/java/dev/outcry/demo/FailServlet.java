package dev.outcry.demo;

import dev.outcry.http.HttpErrors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /fail/*}: fails as {@link Failures} says, whatever the method. */
@SuppressWarnings("serial") // no container stores its servlets
final class FailServlet extends HttpServlet {

  private static final Logger LOGGER = LoggerFactory.getLogger(FailServlet.class);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    LOGGER.debug("asked to fail by {}", path); // written when it does, out of the black box
    Failures.named(path == null ? "" : path.substring(1))
        .orElseThrow(() -> HttpErrors.of(404))
        .happen(request, response);
  }
}
