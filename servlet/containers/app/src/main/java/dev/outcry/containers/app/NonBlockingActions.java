package dev.outcry.containers.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Listeners of non-blocking streams that throw at some point, or at none. */
final class NonBlockingActions {

  private NonBlockingActions() {}

  static void add(Map<String, Action> actions) {
    actions.put("non-blocking/reads", NonBlockingActions::read);
    actions.put("non-blocking/writes", NonBlockingActions::write);
    actions.put("non-blocking/idle", NonBlockingActions::idle);
  }

  private static void read(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = AsyncActions.start(request, response);
    ServletInputStream in = request.getInputStream();
    String throwsAt = Action.required(request, "throws");
    in.setReadListener(new Reading(throwsAt, in, async, response));
    if (throwsAt.equals("at-once")) {
      throw new IllegalStateException("after setReadListener");
    }
  }

  private static void write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = AsyncActions.start(request, response);
    ServletOutputStream out = response.getOutputStream();
    String throwsAt = Action.required(request, "throws");
    out.setWriteListener(new Writing(throwsAt, out, async));
    if (throwsAt.equals("at-once")) {
      throw new IllegalStateException("after setWriteListener");
    }
  }

  /** Has a listener that does not write; the request fails elsewhere. */
  private static void idle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = AsyncActions.start(request, response);
    response.getOutputStream().setWriteListener(new Idle());
    switch (Action.required(request, "end")) {
      case "sends" -> response.sendError(404);
      case "throws-in-start" ->
          async.start(
              () -> {
                throw new IllegalStateException("in start");
              });
      case "sends-in-start" ->
          async.start(
              () -> {
                try {
                  response.sendError(404);
                } catch (IOException lost) {
                  Action.note("sendError: " + lost);
                }
              });
      default -> async.setTimeout(AsyncActions.SHORT_MILLIS);
    }
  }

  private static final class Idle implements WriteListener {
    @Override
    public void onWritePossible() {
      Action.note("onWritePossible");
    }

    @Override
    public void onError(Throwable error) {
      Action.note("onError");
    }
  }

  private record Reading(
      String throwsAt, ServletInputStream in, AsyncContext async, HttpServletResponse response)
      implements ReadListener {

    @Override
    public void onDataAvailable() throws IOException {
      if (throwsAt.equals("onDataAvailable")) {
        throw new IllegalStateException("in onDataAvailable");
      }
      byte[] bytes = new byte[1024];
      int count = 0;
      while (count >= 0 && in.isReady()) {
        count = in.read(bytes);
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      if (throwsAt.equals("onAllDataRead")) {
        throw new IllegalStateException("in onAllDataRead");
      }
      Action.print(response, "ok");
      async.complete();
    }

    @Override
    public void onError(Throwable error) {
      Action.note("onError");
      Action.note("complete", async::complete);
    }
  }

  private static final class Writing implements WriteListener {
    private final String throwsAt;
    private final ServletOutputStream out;
    private final AsyncContext async;
    private boolean written;

    Writing(String throwsAt, ServletOutputStream out, AsyncContext async) {
      this.throwsAt = throwsAt;
      this.out = out;
      this.async = async;
    }

    @Override
    public void onWritePossible() throws IOException {
      if (throwsAt.equals("first")) {
        throw new IllegalStateException("in onWritePossible");
      }
      if (!written && out.isReady()) {
        written = true;
        out.write("x".repeat(100_000).getBytes(US_ASCII));
      }
      if (written && out.isReady()) {
        if (throwsAt.equals("second")) {
          throw new IllegalStateException("in mid-body");
        }
        async.complete();
      }
    }

    @Override
    public void onError(Throwable error) {
      Action.note("onError");
      Action.note("complete", async::complete);
    }
  }
}
