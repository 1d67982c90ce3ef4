package dev.outcry.containers.app;

import dev.outcry.http.HttpErrors;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/** What an application does with {@code sendError} and the status. */
final class SendingActions {

  private SendingActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "sends",
        (request, response) -> {
          String text = Action.argument(request, "text");
          int status = status(request);
          if (text == null) {
            response.sendError(status);
          } else {
            response.sendError(status, text.equals("markup") ? "<script>alert(1)</script>" : text);
          }
        });
    actions.put(
        "sends-after-bytes",
        (request, response) -> {
          Action.print(response, "unflushed bytes");
          response.sendError(404);
        });
    actions.put(
        "sends-after-commit",
        (request, response) -> {
          Action.print(response, "partial");
          response.flushBuffer();
          Action.note("sendError", () -> response.sendError(404));
          response.sendError(404);
        });
    actions.put(
        "sends-then-writes",
        (request, response) -> {
          response.sendError(404);
          Action.note("write", () -> Action.print(response, "too late"));
          Action.note("flush", response::flushBuffer);
        });
    actions.put(
        "sends-then-throws",
        (request, response) -> {
          response.sendError(404);
          throw new IllegalStateException("after sendError");
        });
    actions.put(
        "sends-twice",
        (request, response) -> {
          response.sendError(404);
          Action.note("sendError", () -> response.sendError(410));
        });
    actions.put(
        "sends-then-status",
        (request, response) -> {
          response.sendError(404);
          response.setStatus(200);
        });
    actions.put(
        "sends-then-resets",
        (request, response) -> {
          response.sendError(404);
          Action.note("reset", response::reset);
        });
    actions.put("status", (request, response) -> response.setStatus(status(request)));
    actions.put(
        "status-and-body",
        (request, response) -> {
          response.setStatus(404);
          response.setContentType("text/plain");
          Action.print(response, "our own page");
        });
    actions.put(
        "status-then-throws",
        (request, response) -> {
          response.setStatus(422);
          throw new Faults.Mapped();
        });
    actions.put(
        "redirects-then-throws",
        (request, response) -> {
          response.sendRedirect("/elsewhere");
          throw new IllegalStateException("after the redirect");
        });
    actions.put(
        "redirects-for-good",
        (request, response) -> {
          String then = Action.argument(request, "then");
          if ("async".equals(then)) {
            AsyncContext async = AsyncActions.start(request, response);
            redirectForGood(response);
            async.complete();
          } else if ("throws".equals(then)) {
            redirectForGood(response);
            throw new IllegalStateException("after the redirect");
          } else {
            response.sendError(404);
            redirectForGood(response);
          }
        });
    actions.put(
        "allows-then-sends",
        (request, response) -> {
          response.setHeader("Allow", "GET, HEAD");
          response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        });
    actions.put(
        "resets",
        (request, response) -> {
          Action.print(response, "dropped");
          response.reset();
          Action.print(response, "ok");
        });
  }

  /** By Servlet 6.1's method, where there is one; it is 501 elsewhere. */
  private static void redirectForGood(HttpServletResponse response) throws Exception {
    Method redirect;
    try {
      redirect =
          HttpServletResponse.class.getMethod(
              "sendRedirect", String.class, int.class, boolean.class);
    } catch (NoSuchMethodException older) {
      throw HttpErrors.of(501).causedBy(older);
    }
    try {
      redirect.invoke(response, "/elsewhere", 301, true);
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      Action.note("redirect: " + (cause == null ? "" : cause.getClass().getSimpleName()));
    }
  }

  private static int status(HttpServletRequest request) {
    return Integer.parseInt(Action.required(request, "status"));
  }
}
