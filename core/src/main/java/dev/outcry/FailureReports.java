package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.ReportedErrors;
import dev.outcry.internal.Reporting;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.Fingerprint;
import dev.outcry.report.Occurrence;
import dev.outcry.scrub.Scrubber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports failures, to each reporter guarded by itself. What fails while something is reported has
 * its line in the log and is reported to nobody; an error that a reporter has of the log already is
 * not reported to it again.
 */
final class FailureReports implements FailureListener, AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FailureReports.class);

  /** A reporter, and whether it has been complained of. */
  private record Guarded(ErrorReporter reporter, AtomicBoolean complained) {}

  private final List<Guarded> reporters;
  private final Set<Blame> blames;
  private final Fingerprints fingerprints;
  private final Scrubber scrubber;
  private final @Nullable String release;
  private final @Nullable String environment;

  FailureReports(Settings<?> settings, Fingerprints fingerprints) {
    this.reporters =
        Stream.concat(Stream.ofNullable(settings.ledger), settings.reporters.stream())
            .map(one -> new Guarded(one, new AtomicBoolean()))
            .toList();
    this.blames = Set.copyOf(settings.reported);
    this.fingerprints = fingerprints;
    this.scrubber = settings.scrubber;
    this.release = asReported(settings.release);
    this.environment = settings.environment;
  }

  /** The ledger counts by it without a report, which would scrub and cut it. */
  private @Nullable String asReported(@Nullable String text) {
    return ErrorReport.builder(scrubber).release(text).build().release();
  }

  /** The listeners of a toolkit, this one first; without it where nothing is reported. */
  List<FailureListener> before(List<FailureListener> others) {
    return reporters.isEmpty() ? others : Stream.concat(Stream.of(this), others.stream()).toList();
  }

  @Override
  public void failed(Failure failure, RequestContext context) {
    if (!blames.contains(failure.blame()) || Reporting.isUnderWay()) {
      return;
    }
    Reporting.begin();
    try {
      Occurrence occurrence = new Reported(failure, context);
      for (Guarded one : reporters) {
        if (!isLogged(failure, context, one.reporter)) {
          report(one, occurrence);
          remember(failure, context, one.reporter);
        }
      }
    } finally {
      Reporting.end();
    }
  }

  /** A handler that failed makes it another failure than the one that was logged. */
  private static boolean isLogged(Failure failure, RequestContext context, ErrorReporter reporter) {
    Classification what = failure.classification();
    if (what.handlerFailure().isPresent()) {
      return false;
    }
    for (RequestContext one = context; one != null; one = one.outer().orElse(null)) {
      if (errorsOf(one).logged().contains(what.thrown(), reporter)) {
        return true;
      }
    }
    return false;
  }

  /** What is logged of it later, in the work itself or around it, is no news. */
  private static void remember(Failure failure, RequestContext context, ErrorReporter reporter) {
    Throwable thrown = failure.classification().thrown();
    for (RequestContext one = context; one != null; one = one.outer().orElse(null)) {
      errorsOf(one).failed().add(thrown, reporter);
    }
  }

  private static ReportedErrors errorsOf(RequestContext context) {
    return context.attachment(ReportedErrors.class, ReportedErrors::new);
  }

  private static void report(Guarded one, Occurrence occurrence) {
    try {
      one.reporter.occurred(occurrence);
    } catch (Throwable broken) { // foreign code; the answer to the client does not depend on it
      complain(one, broken);
      if (broken instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void complain(Guarded one, Throwable broken) {
    if (one.complained.compareAndSet(false, true)) {
      try {
        LOGGER.warn(
            "a reporter failed, {}; it is said once, later failures of it are not",
            one.reporter.getClass().getName(),
            Scrubbing.DEFAULTS.throwable(broken));
      } catch (Throwable again) {
        // the log is broken too; the other reporters are to be told all the same
      }
    }
  }

  @Override
  public void close() {
    for (Guarded one : reporters) {
      try {
        one.reporter.close();
      } catch (Throwable broken) { // the others are to be closed all the same
        complain(one, broken);
      }
    }
  }

  /** Its report is drawn up when the first reporter asks, and once. */
  private final class Reported implements Occurrence {
    private final Failure failure;
    private final RequestContext context;
    private final Fingerprint fingerprint;
    private final Instant occurredAt = Instant.now();
    private @Nullable ErrorReport report;

    Reported(Failure failure, RequestContext context) {
      this.failure = failure;
      this.context = context;
      this.fingerprint =
          failure
              .fingerprint()
              .orElseGet(() -> fingerprints.apply(failure.classification().error()));
    }

    @Override
    public Fingerprint fingerprint() {
      return fingerprint;
    }

    @Override
    public Instant occurredAt() {
      return occurredAt;
    }

    @Override
    public int status() {
      return failure.status();
    }

    @Override
    public String requestId() {
      return failure.requestId();
    }

    @Override
    public @Nullable String release() {
      return release;
    }

    @Override
    public ErrorReport report() {
      ErrorReport drawnUp = report;
      if (drawnUp == null) {
        drawnUp = drawUp();
        report = drawnUp;
      }
      return drawnUp;
    }

    private ErrorReport drawUp() {
      Classification what = failure.classification();
      ErrorReport.Builder drawn =
          ErrorReport.builder(scrubber)
              .fingerprint(fingerprint)
              .occurredAt(occurredAt)
              .status(failure.status())
              .blame(failure.blame())
              .reason(failure.envelope().reason())
              .requestId(failure.requestId())
              .trace(context.trace().orElse(null))
              .operation(context.operation())
              .method(context.method())
              .path(context.path())
              .user(context.user())
              .release(release)
              .environment(environment);
      what.handlerFailure()
          .ifPresentOrElse(
              second -> drawn.error(what.error(), second), () -> drawn.error(what.error()));
      return drawn.build();
    }
  }
}
