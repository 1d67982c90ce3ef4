package dev.outcry;

import dev.outcry.classify.ErrorRegistry;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.internal.SafeThrowable;
import dev.outcry.report.Fingerprint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Goes the way of a failure once before there is one, in a theatre of its own: no handler of the
 * application runs, nothing is logged.
 *
 * <p>A class whose initialiser meets a stack overflow or a full heap stays broken for ever, and the
 * first failure of a service may be just that. So everything on the way is loaded while the toolkit
 * is built.
 */
final class Rehearsal {

  private static volatile boolean done;

  private Rehearsal() {}

  static void once() {
    if (!done) {
      rehearse();
      done = true;
    }
  }

  private static void rehearse() {
    ExceptionClassifier classifier =
        ExceptionClassifier.of(
            ErrorRegistry.builder()
                .on(500, (error, context) -> ErrorEnvelope.of(500).with("list", List.of(1.5)))
                .on(
                    404,
                    (error, context) -> {
                      throw new IllegalStateException("a handler that fails");
                    })
                .build());
    Exception circle = new IllegalStateException("a cause");
    circle.initCause(new IllegalArgumentException("its cause", circle));
    RequestContext context = RequestContext.of("rehearsal");
    for (Throwable error : List.of(new ExecutionException(circle), new NullPointerException())) {
      Failure failure =
          new Failure(
              new Answering(classifier).answer(error, context),
              context.requestId(),
              Fingerprint::of);
      tell(failure, context);
    }
    encodePlainBodies(context.requestId());
    tell(
        new Failure(classifier.handle(404, context), context.requestId(), Fingerprint::of),
        context);
  }

  /** The formats keep them, for ids of both shapes. */
  private static void encodePlainBodies(String uuid) {
    for (int status = ErrorStatus.FIRST; status <= ErrorStatus.LAST; status++) {
      if (!HttpStatus.phrase(status).endsWith(" Error") || status == 500) {
        for (String id : List.of(uuid, "of-another-shape")) {
          EnvelopeFormats.json().encode(ErrorEnvelope.of(status), id);
          EnvelopeFormats.problemJson().encode(ErrorEnvelope.of(status), id);
        }
      }
    }
  }

  private static void tell(Failure failure, RequestContext context) {
    for (EnvelopeFormat format : EnvelopeFormats.defaults()) {
      format.encode(failure.envelope(), failure.requestId());
    }
    Throwable error = failure.classification().error();
    failure
        .fingerprint()
        .ifPresent(
            known ->
                new StormControl(Duration.ofMinutes(1), () -> 0)
                    .seen(StormControl.keyOf(known, error)));
    RecordedFailures.isFirst(error, context);
    SafeThrowable.of(error);
    FailureText.message(failure, context, false);
    failure.classification().explain();
    failure.classification().handlerFailure().ifPresent(FailureText::withPlace);
  }
}
