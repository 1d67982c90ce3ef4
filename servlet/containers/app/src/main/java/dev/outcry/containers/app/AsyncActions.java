package dev.outcry.containers.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;

/** Asynchronous requests that fail. Where nothing is said of a timeout, nobody lives to see it. */
final class AsyncActions {

  static final long LONG_MILLIS = 60_000;
  static final long SHORT_MILLIS = 300;

  private static final String PASSES = "passes";

  private AsyncActions() {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "async/throws",
        (request, response) -> {
          start(request, response);
          throw new IllegalStateException("after startAsync");
        });
    actions.put(
        "async/completes-then-throws",
        (request, response) -> {
          start(request, response).complete();
          throw new IllegalStateException("after complete");
        });
    actions.put(
        "async/dispatches-then-throws",
        (request, response) -> {
          start(request, response).dispatch("/do/ok");
          throw new IllegalStateException("after dispatch");
        });
    actions.put(
        "async/dispatches",
        (request, response) -> start(request, response).dispatch(Action.required(request, "to")));
    actions.put(
        "async/sends-on-the-first",
        (request, response) -> {
          if (request.getAttribute(PASSES) instanceof HttpServletResponse first) {
            first.sendError(409);
          } else {
            request.setAttribute(PASSES, response);
            start(request, response).dispatch();
          }
        });
    actions.put("async/loops", AsyncActions::loop);
    actions.put(
        "async/runs",
        (request, response) -> {
          Throwable error =
              switch (Action.required(request, "error")) {
                case "error" -> new AssertionError("in start");
                case "linkage" -> new LinkageError("in start");
                case "out-of-memory" -> new OutOfMemoryError("simulated in start");
                case "stack-overflow" -> new StackOverflowError("simulated in start");
                default -> new IllegalStateException("in start");
              };
          start(request, response)
              .start(
                  () -> {
                    Action.note("running");
                    throw Action.<RuntimeException>sneak(error);
                  });
        });
    actions.put("async/ends-well", AsyncActions::endWell);
    actions.put(
        "async/sends",
        (request, response) -> {
          start(request, response);
          response.sendError(Integer.parseInt(Action.required(request, "status")));
        });
    actions.put(
        "async/times-out",
        (request, response) -> {
          AsyncContext async = start(request, response);
          async.setTimeout(SHORT_MILLIS);
          if (Action.argument(request, "bytes") != null) {
            Action.print(response, "unflushed bytes");
          }
        });
    actions.put(
        "async/own-pair",
        (request, response) -> {
          HttpServletRequest itsRequest = new HttpServletRequestWrapper(request);
          HttpServletResponse itsResponse = new HttpServletResponseWrapper(response);
          AsyncContext async = request.startAsync(itsRequest, itsResponse);
          async.setTimeout(LONG_MILLIS);
          Action.note(
              "same pair: "
                  + (async.getRequest() == itsRequest && async.getResponse() == itsResponse));
          Action.note("original: " + async.hasOriginalRequestAndResponse());
          throw new IllegalStateException("with a pair of its own");
        });
  }

  static AsyncContext start(HttpServletRequest request, HttpServletResponse response) {
    boolean pair = "given".equals(Action.argument(request, "pair"));
    AsyncContext async = pair ? request.startAsync(request, response) : request.startAsync();
    async.setTimeout(LONG_MILLIS);
    return async;
  }

  private static void endWell(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = start(request, response);
    async.start(
        () -> {
          try {
            async.getResponse().getOutputStream().print("ok");
          } catch (IOException lost) {
            Action.note("write: " + lost.getClass().getSimpleName());
          }
          async.complete();
          Action.note("complete", async::complete);
        });
  }

  /** Comes by three times, and then fails. */
  private static void loop(HttpServletRequest request, HttpServletResponse response) {
    int pass = request.getAttribute(PASSES) instanceof Integer before ? before + 1 : 1;
    request.setAttribute(PASSES, pass);
    Action.note("pass " + pass + " " + request.getDispatcherType());
    if (pass == 4) {
      throw new IllegalStateException("in the third dispatch");
    }
    AsyncContext async = start(request, response);
    if (pass == 1) {
      async.addListener(new OnComplete());
    }
    async.dispatch();
  }

  private static final class OnComplete implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      Action.note("onComplete");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      Action.note("onTimeout");
    }

    @Override
    public void onError(AsyncEvent event) {
      Action.note("onError");
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
