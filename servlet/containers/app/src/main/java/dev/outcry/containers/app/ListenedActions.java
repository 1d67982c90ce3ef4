package dev.outcry.containers.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Asynchronous requests with a listener that does as the query says when they fail. */
final class ListenedActions {

  private ListenedActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "listened/throws",
        (request, response) -> {
          listened(request, response);
          sendPartial(request, response);
          String before = Action.argument(request, "before");
          if (before != null) {
            response.sendError(Integer.parseInt(before));
          }
          throw new IllegalStateException("after startAsync");
        });
    actions.put(
        "listened/runs",
        (request, response) -> {
          sendPartial(request, response);
          listened(request, response)
              .start(
                  () -> {
                    throw new IllegalStateException("in start");
                  });
        });
    actions.put(
        "listened/times-out",
        (request, response) -> listened(request, response).setTimeout(AsyncActions.SHORT_MILLIS));
    actions.put(
        "listened/ends",
        (request, response) -> {
          AsyncContext async = listened(request, response);
          Action.print(response, "ok");
          async.complete();
        });
  }

  private static void sendPartial(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Action.argument(request, "commit") != null) {
      Action.print(response, "partial");
      response.flushBuffer();
    }
  }

  private static AsyncContext listened(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = AsyncActions.start(request, response);
    async.addListener(new Doing(Action.required(request, "does")), request, response);
    return async;
  }

  private record Doing(String what) implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      Action.note("onTimeout");
      act(event);
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
      Throwable error = event.getThrowable();
      Action.note("onError " + (error == null ? "of nothing" : error.getMessage()));
      act(event);
    }

    @Override
    public void onComplete(AsyncEvent event) {
      Action.note("onComplete");
      if (what.equals("throws-at-the-end")) {
        throw new IllegalStateException("in onComplete");
      }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }

    private void act(AsyncEvent event) throws IOException {
      HttpServletResponse response = (HttpServletResponse) event.getSuppliedResponse();
      switch (what) {
        case "completes" -> {
          response.setStatus(409);
          Action.note("write", () -> Action.print(response, "own answer"));
          event.getAsyncContext().complete();
        }
        case "dispatches" -> event.getAsyncContext().dispatch("/do/ok");
        case "dispatches-to-fail" -> event.getAsyncContext().dispatch("/do/throws/missing");
        case "sends" -> response.sendError(404);
        case "sends-and-completes" -> {
          response.sendError(404);
          Action.note("complete", event.getAsyncContext()::complete);
        }
        case "throws" -> throw new IllegalStateException("in the listener");
        default -> {}
      }
    }
  }
}
