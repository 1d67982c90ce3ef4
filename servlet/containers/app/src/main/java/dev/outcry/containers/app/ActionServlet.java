package dev.outcry.containers.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;

/** Does what its path says: {@code /do/throws/runtime} throws a RuntimeException. */
final class ActionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Action> actions = new HashMap<>();

  ActionServlet() {
    PlainActions.add(actions);
    ThrowingActions.add(actions);
    SendingActions.add(actions);
    LeftoverActions.add(actions);
    CommittingActions.add(actions);
    AsyncActions.add(actions);
    ListenedActions.add(actions);
    LateActions.add(actions);
    NonBlockingActions.add(actions);
    InputActions.add(actions);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    String path = included instanceof String its ? its : request.getPathInfo();
    Action action = path == null ? null : actions.get(path.substring(1));
    if (action == null) {
      throw new IllegalArgumentException("no action " + path);
    }
    try {
      action.run(request, response);
    } catch (Throwable error) {
      throw Action.<RuntimeException>sneak(error);
    }
  }
}
