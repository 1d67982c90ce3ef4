package dev.outcry.demo;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.servlet.Access;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code POST /database/stop} and {@code /database/start}: the gallery's button. */
@SuppressWarnings("serial") // no container stores its servlets
final class DatabaseServlet extends HttpServlet {

  private final DatabaseSwitch database;
  private final Access access;

  DatabaseServlet(DatabaseSwitch database, Access access) {
    this.database = database;
    this.access = access;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    if (!access.allows(request)) {
      throw HttpErrors.of(404);
    }
    Runnable action =
        switch (String.valueOf(request.getPathInfo())) {
          case "/stop" -> database::stop;
          case "/start" -> database::start;
          default -> throw HttpErrors.of(404);
        };
    if (!request.getMethod().equals("POST")) {
      throw new MethodNotAllowed("POST");
    }
    action.run();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
