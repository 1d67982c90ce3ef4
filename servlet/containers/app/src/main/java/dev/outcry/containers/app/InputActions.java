package dev.outcry.containers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Reads what the client sends, as an application does that expects no harm. */
final class InputActions {

  private InputActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "input/parameter",
        (request, response) -> {
          String value = request.getParameter("a");
          Action.print(response, value == null ? "none" : value.length() + " characters");
        });
    actions.put(
        "input/body",
        (request, response) ->
            Action.print(response, request.getInputStream().readAllBytes().length + " bytes"));
  }

  /** Reads the parts of a form. */
  static final class MultipartServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      Action.print(response, request.getParts().size() + " parts");
    }
  }
}
