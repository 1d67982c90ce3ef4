package dev.outcry.containers.app;

import dev.outcry.servlet.ErrorFilter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/** Does what its path says: {@code /do/throws/runtime} throws a RuntimeException. */
public final class ActionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Action> actions = new HashMap<>();

  /** For web.xml. */
  public ActionServlet() {
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
    actions.put("loaders", ActionServlet::tellLoaders);
  }

  /** Whether the libraries are the application's, or the container's that it runs in. */
  private static void tellLoaders(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ClassLoader own = request.getServletContext().getClassLoader();
    Action.print(
        response,
        "toolkit "
            + (ErrorFilter.class.getClassLoader() == own)
            + ", log "
            + (Logger.class.getClassLoader() == own));
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
