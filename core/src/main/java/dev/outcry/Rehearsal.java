package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.report.FailureLedger;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes the way of a failure once before there is one, in a theatre of its own: no handler or
 * listener of the application is called, and no line is written.
 *
 * <p>A class whose initialiser meets a stack overflow or a full heap stays broken for ever, and so
 * does a lambda whose call site is linked then; and the first failure of a service may be just
 * that. So everything on the way is loaded and linked while the toolkit is built.
 */
final class Rehearsal {

  private static final Logger LOGGER = LoggerFactory.getLogger(Rehearsal.class);

  private static boolean done;

  private Rehearsal() {}

  /** Whoever comes meanwhile waits. What goes wrong is no reason not to build a toolkit. */
  static synchronized void once() {
    if (!done) {
      try {
        rehearse();
        done = true;
      } catch (Throwable broken) {
        LOGGER.warn(
            "not everything could be loaded in advance; failures are handled all the same", broken);
      }
    }
  }

  @SuppressWarnings("try") // the context is open while the block runs; nothing needs its name
  private static void rehearse() {
    RequestContext context = RequestContext.builder().method("GET").path("/rehearsal").build();
    try (Outcry outcry = stage();
        RequestContext.Scope scope = context.open()) {
      encodePlainBodies(context.requestId());
      for (int again = 0; again < 2; again++) { // the second time without a trace
        answer(outcry.handle(new ExecutionException(circle()), context));
      }
      answer(outcry.handle(new IllegalArgumentException("its handler fails"), context));
      answer(outcry.handle(new Conflict("x").reason("x").error("a[0].b", "x"), context));
      answer(outcry.handle(new ArithmeticException("is translated"), context));
      answer(outcry.handle(404, context));
      answer(outcry.aborted(new IllegalStateException(), context));
      outcry
          .guard(
              "inside",
              () -> {
                throw new StackOverflowError();
              })
          .exitCode();
    }
    try (Outcry outcry = stage()) {
      outcry
          .guard(
              "outside",
              () -> {
                throw new OutOfMemoryError();
              })
          .exitCode();
    }
  }

  private static Outcry stage() {
    return Outcry.builder()
        .on(NotFound.class, (error, context) -> ErrorEnvelope.of(error).with("list", List.of(1.5)))
        .on(
            IllegalArgumentException.class,
            (error, context) -> {
              throw new IllegalStateException("a handler that fails");
            })
        .map(ArithmeticException.class, error -> new Conflict())
        .listeners((failure, context) -> {})
        .ledger(FailureLedger.create())
        .reporters(report -> {})
        .build(new SilentLogger());
  }

  private static Throwable circle() {
    Exception circle = new IllegalStateException("a cause");
    circle.initCause(new UnsupportedOperationException("its cause", circle));
    return circle;
  }

  private static void answer(Failure failure) {
    for (EnvelopeFormat format : EnvelopeFormats.defaults()) {
      format.encode(failure.envelope(), failure.requestId());
    }
  }

  /** The formats keep the bodies of plain statuses, for ids of both shapes. */
  private static void encodePlainBodies(String uuid) {
    for (int status = ErrorStatus.FIRST; status <= ErrorStatus.LAST; status++) {
      if (isRegistered(status)) {
        for (String id : List.of(uuid, "of-another-shape")) {
          EnvelopeFormats.json().encode(ErrorEnvelope.of(status), id);
          EnvelopeFormats.problemJson().encode(ErrorEnvelope.of(status), id);
        }
      }
    }
  }

  private static boolean isRegistered(int status) {
    return status == 500 || !HttpStatus.phrase(status).endsWith(" Error");
  }
}
