package dev.outcry.containers.app;

import dev.outcry.containers.app.Faults.Mapped;
import dev.outcry.containers.app.Faults.Missing;
import dev.outcry.containers.app.Faults.MissingOrder;
import dev.outcry.containers.app.Faults.Unhandleable;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** What is thrown, and how it is wrapped. */
final class ThrowingActions {

  private ThrowingActions() {}

  static void add(Map<String, Action> actions) {
    throwing(actions, "runtime", () -> new IllegalStateException("runtime secret"));
    throwing(actions, "null-message", NullPointerException::new);
    throwing(actions, "servlet", () -> new ServletException("outer", new Missing()));
    throwing(
        actions,
        "servlet-nested",
        () ->
            new ServletException(
                "1", new ServletException("2", new ServletException("3", new Missing()))));
    throwing(actions, "io", () -> new IOException("disk secret"));
    throwing(actions, "out-of-memory", () -> new OutOfMemoryError("simulated"));
    throwing(actions, "no-class", () -> new NoClassDefFoundError("com/example/Gone"));
    throwing(actions, "assertion", () -> new AssertionError("asserted"));
    throwing(actions, "linkage", () -> new LinkageError("linked"));
    throwing(actions, "checked", () -> new Exception("sneaky secret"));
    throwing(actions, "throwable", () -> new Throwable("bare secret"));
    throwing(actions, "bad-message", BadMessage::new);
    throwing(actions, "bad-to-string", BadToString::new);
    throwing(
        actions,
        "markup",
        () -> new IllegalStateException("<b>bold</b>\r\nX-Injected: yes\r\n\r\n<script>"));
    throwing(actions, "cycle", ThrowingActions::cycle);
    throwing(actions, "missing", Missing::new);
    throwing(actions, "missing-order", MissingOrder::new);
    throwing(actions, "mapped", Mapped::new);
    throwing(actions, "unhandleable", Unhandleable::new);
    actions.put("throws/stack-overflow", (request, response) -> deeper(0));
    actions.put(
        "throws/interrupted",
        (request, response) -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted");
        });
    actions.put(
        "forward",
        (request, response) ->
            request
                .getRequestDispatcher("/do/" + Action.required(request, "to"))
                .forward(request, response));
    actions.put(
        "forward-twice",
        (request, response) ->
            request
                .getRequestDispatcher("/do/forward?to=" + Action.required(request, "to"))
                .forward(request, response));
    actions.put(
        "include",
        (request, response) -> {
          Action.print(response, "before ");
          request.getRequestDispatcher(Action.required(request, "page")).include(request, response);
          Action.print(response, "after");
        });
  }

  private static void throwing(
      Map<String, Action> actions, String name, Supplier<? extends Throwable> error) {
    actions.put(
        "throws/" + name,
        (request, response) -> {
          throw error.get();
        });
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int deeper(int depth) {
    return deeper(depth + 1) + 1;
  }

  private static Exception cycle() {
    Exception one = new Exception("one");
    one.initCause(new Exception("other", one));
    return one;
  }

  private static final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @SuppressWarnings("OverrideThrowableToString") // what it is about
  private static final class BadToString extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}
