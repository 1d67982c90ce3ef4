package dev.outcry.containers.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Work that another request sets going, so that the suite knows what has happened before it. */
final class LateActions {

  private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

  private LateActions() {}

  /** Where work waits, and where it is waited for. */
  private record Gate(CountDownLatch opened, CountDownLatch done) {}

  static void add(Map<String, Action> actions) {
    actions.put(
        "late/sends",
        (request, response) -> {
          AsyncContext async = AsyncActions.start(request, response);
          Action.note("begun");
          boolean completes = "yes".equals(Action.argument(request, "complete"));
          String status = Action.argument(request, "status");
          later(
              request,
              () -> {
                response.sendError(status == null ? 503 : Integer.parseInt(status));
                if (completes) {
                  Action.note("complete", async::complete);
                }
              });
        });
    actions.put(
        "late/writes",
        (request, response) -> {
          AsyncContext async = AsyncActions.start(request, response);
          async.setTimeout(AsyncActions.SHORT_MILLIS);
          later(
              request,
              () -> {
                Action.note("status", () -> response.setStatus(299));
                Action.note("write", () -> Action.print(response, "corrupt"));
                Action.note("flush", response::flushBuffer);
                Action.note("complete", async::complete);
              });
        });
    actions.put("late/writes-forever", LateActions::writeForever);
    actions.put(
        "late/reads",
        (request, response) -> {
          AsyncContext async = AsyncActions.start(request, response);
          async.setTimeout(AsyncActions.SHORT_MILLIS);
          InputStream in = request.getInputStream();
          Action.note("first byte: " + in.read());
          later(request, () -> Action.note("read", () -> Action.note("read " + in.read())));
        });
    actions.put(
        "late/large",
        (request, response) -> {
          Gate gate = gate(request);
          Action.note("begun");
          awaitOpening(gate);
          try {
            writeMuch(response);
          } finally {
            gate.done.countDown();
          }
        });
    actions.put("large", (request, response) -> writeMuch(response));
    actions.put(
        "late/ok",
        (request, response) -> {
          Gate gate = gate(request);
          gate.opened.countDown();
          Action.note("done: " + gate.done.await(100, SECONDS));
          GATES.remove(Action.required(request, "key"));
          Action.print(response, "ok");
        });
  }

  /** A worker that goes on until somebody stops it, after its request has ended. */
  private static void writeForever(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = AsyncActions.start(request, response);
    async.setTimeout(AsyncActions.SHORT_MILLIS);
    boolean byWriter = Action.required(request, "by").equals("writer");
    if (byWriter) {
      PrintWriter writer = response.getWriter();
      later(request, () -> untilStopped(() -> requireFine(writer.append("late"))));
    } else {
      ServletOutputStream out = response.getOutputStream();
      later(request, () -> untilStopped(() -> out.print("late")));
    }
    if (Action.required(request, "end").equals("complete")) {
      response.flushBuffer();
      async.complete();
    }
  }

  private static void requireFine(PrintWriter writer) throws IOException {
    if (writer.checkError()) {
      throw new IOException("the writer says that nobody reads");
    }
  }

  /** Forever is many times what a test would wait. */
  private static void untilStopped(Action.Step step) {
    for (int i = 0; i < 100_000; i++) {
      try {
        step.run();
      } catch (Exception stopped) {
        Action.note("stopped");
        return;
      }
    }
    Action.note("never stopped");
  }

  private static Gate gate(HttpServletRequest request) {
    return GATES.computeIfAbsent(
        Action.required(request, "key"),
        key -> new Gate(new CountDownLatch(1), new CountDownLatch(1)));
  }

  private static void later(HttpServletRequest request, Action.Step work) {
    Gate gate = gate(request);
    Thread worker =
        new Thread(
            () -> {
              awaitOpening(gate);
              Action.note("work", work);
              gate.done.countDown();
            },
            "late-worker");
    worker.setDaemon(true);
    worker.start();
  }

  /** A thread that is in here counts as quiet. */
  private static void awaitOpening(Gate gate) {
    VirtualWork.pauses();
    try {
      gate.opened.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    } finally {
      VirtualWork.goesOn();
    }
  }

  private static void writeMuch(HttpServletResponse response) throws IOException {
    byte[] piece = "x".repeat(64 << 10).getBytes(US_ASCII);
    for (int i = 0; i < 1_000; i++) {
      response.getOutputStream().write(piece);
    }
  }
}
