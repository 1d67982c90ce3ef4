package dev.outcry;

import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.classify.Handled;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.internal.ContextKeys;
import dev.outcry.report.Fingerprint;
import java.util.function.Function;
import org.slf4j.MDC;

/** The way of a failure: answer it, write its line, tell of it; and nothing on the way throws. */
final class Recorder {

  /** Made in advance, because there may be no memory left to make it with. */
  private static final Handled GENERIC =
      new Handled(ExceptionClassifier.create().classify(500), ErrorEnvelope.of(500));

  private final Answering answering;
  private final Scrubbing scrubbing;
  private final Function<Throwable, Fingerprint> fingerprints;
  private final FailureLog log;
  private final FailureListeners listeners;

  Recorder(
      Answering answering,
      Scrubbing scrubbing,
      Function<Throwable, Fingerprint> fingerprints,
      FailureLog log,
      FailureListeners listeners) {
    this.answering = answering;
    this.scrubbing = scrubbing;
    this.fingerprints = fingerprints;
    this.log = log;
    this.listeners = listeners;
    LastWords.prepare();
  }

  /**
   * The context is open meanwhile, so that handlers and listeners log under its id as well; and the
   * thread is not interrupted, since an appender that is loses its lines.
   *
   * @param given what was handed in, for the case that not even that can be found out
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  Failure record(
      Throwable given, RequestContext context, Function<RequestContext, Handled> answer) {
    Failure failure = null;
    boolean interrupted = Thread.interrupted();
    try (RequestContext.Scope scope = isOpen(context) ? () -> {} : context.open()) {
      failure = new Failure(answered(given, answer, context), context.requestId(), fingerprints);
      if (isFirst(failure, context)) {
        write(failure, context);
        listeners.tell(failure, context);
      }
      return failure;
    } catch (Throwable broken) { // no memory, no stack: this needs next to nothing of either
      LastWords.say("a failure could not be recorded", broken, given, context);
      return failure != null ? failure : new Failure(GENERIC, context.requestId(), fingerprints);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** With its keys: applications clear the MDC, and the line would be without its id. */
  private static boolean isOpen(RequestContext context) {
    try {
      return RequestContext.current().orElse(null) == context
          && context.requestId().equals(MDC.get(ContextKeys.REQUEST_ID));
    } catch (RuntimeException | LinkageError broken) { // the MDC is a logging library's
      return false;
    }
  }

  private Handled answered(
      Throwable given, Function<RequestContext, Handled> answer, RequestContext context) {
    try {
      return scrubbing.answer(answer.apply(context));
    } catch (Throwable broken) { // out of memory, most likely: the generic answer needs the least
      LastWords.say("a failure could not be classified", broken, given, context);
      return GENERIC;
    }
  }

  private boolean isFirst(Failure failure, RequestContext context) {
    Throwable error = failure.classification().error();
    boolean generic = error == GENERIC.classification().error(); // one for all, and each counts
    return generic || (!answering.includes(error) && RecordedFailures.isFirst(error, context));
  }

  private void write(Failure failure, RequestContext context) {
    try {
      log.write(failure, context);
    } catch (Throwable broken) { // a logging library that failed must not cost the answer
      LastWords.say(
          "a failure could not be logged", broken, failure.classification().thrown(), context);
    }
  }
}
