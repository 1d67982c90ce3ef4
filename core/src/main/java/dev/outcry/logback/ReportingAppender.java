package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.ReportedErrors;
import dev.outcry.internal.Reporting;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.ErrorReporters;
import dev.outcry.report.Fingerprint;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports of ERROR events: what {@code logger.error(..)} means to those who count failures.
 * Failure lines are left out, since the toolkit reports failures itself.
 *
 * <pre>{@code
 * ReportingAppender reporting = new ReportingAppender();
 * reporting.setReporter(ErrorReporters.async(sentry));
 * reporting.setContext(loggerContext);
 * reporting.start();
 * loggerContext.getLogger("ROOT").addAppender(reporting);
 * }</pre>
 *
 * <p>A report has the logger and the message for its first cause, and then those of the throwable.
 * Its fingerprint is that of the throwable, or else of logger and message pattern; so an error that
 * is logged and thrown on falls into one group with the failure that it becomes. In one request,
 * each fingerprint is reported once, and none of which the failure line has passed already; and the
 * same throwable, or one that is made of it, is one report to a reporter that the toolkit has too
 * (the same instance), whether it is logged first or fails first.
 *
 * <p>It belongs in front of an {@code AsyncAppender} and of a {@link ScrubbingAppender}, beside
 * them: behind, the request of an event and its throwable are not known any more.
 *
 * <p>The reporter is called on the thread that logs: one that talks to the network belongs behind
 * {@link ErrorReporters#async(ErrorReporter)}. What it throws stops here, and what is logged while
 * it reports is not reported. It is not closed here: who made it closes it. Thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class ReportingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final List<String> packages = new ArrayList<>();
  private final AtomicBoolean complained = new AtomicBoolean();
  private volatile ErrorReporter reporter = ErrorReporters.none();
  private volatile Scrubber scrubber = Scrubbers.defaults();
  private volatile @Nullable String release;
  private volatile @Nullable String environment;

  /** Reports to nobody until it has a reporter. */
  public ReportingAppender() {}

  /**
   * Sets whom to tell.
   *
   * @param reporter what gets the reports
   */
  public void setReporter(ErrorReporter reporter) {
    this.reporter = Objects.requireNonNull(reporter, "reporter");
  }

  /**
   * Sets what scrubs the texts of reports. Default: {@link Scrubbers#defaults()}.
   *
   * @param scrubber hides what must not be seen
   */
  public void setScrubber(Scrubber scrubber) {
    this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
  }

  /**
   * Adds a prefix of the application's packages, as {@code Outcry.Builder.inApp} knows them, or
   * several with commas.
   *
   * @param names packages, each with what is below it
   */
  public void addApplicationPackage(String names) {
    packages.addAll(PackageNames.in(names));
  }

  /**
   * Sets the release of the application.
   *
   * @param release the release
   */
  public void setRelease(String release) {
    this.release = release;
  }

  /**
   * Sets where it runs.
   *
   * @param environment the environment
   */
  public void setEnvironment(String environment) {
    this.environment = environment;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().toInt() < Level.ERROR_INT || Reporting.isUnderWay()) {
      return;
    }
    Reporting.begin();
    try {
      RequestContext context = RequestContext.current().orElse(null);
      if (FailureLine.is(event)) {
        Fingerprint told = FailureLine.fingerprint(event);
        if (told != null) {
          isFirst(told, context);
        }
      } else {
        report(event, context);
      }
    } catch (Throwable failed) { // whoever logs an error has one already
      complain(failed);
      if (failed instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    } finally {
      Reporting.end();
    }
  }

  private void report(ILoggingEvent event, @Nullable RequestContext context) throws Exception {
    ErrorReporter reporter = this.reporter;
    ReportedErrors known =
        context == null
            ? new ReportedErrors()
            : Boxes.request(context).attachment(ReportedErrors.class, ReportedErrors::new);
    Throwable thrown = LoggedError.thrown(event);
    if (thrown != null && isKnown(known, thrown, reporter)) {
      return;
    }
    LoggedError error = LoggedError.of(event, scrubber, packages.toArray(String[]::new));
    if (!isFirst(error.fingerprint(), context)) {
      return;
    }
    ErrorReport.Builder report =
        ErrorReport.builder(scrubber)
            .fingerprint(error.fingerprint())
            .causes(error.causes())
            .occurredAt(event.getInstant())
            .release(release)
            .environment(environment);
    if (context == null) {
      report.requestId(event.getMDCPropertyMap().get("request_id"));
    } else {
      report
          .requestId(context.requestId())
          .trace(context.trace().orElse(null))
          .operation(context.operation())
          .method(context.method())
          .path(context.path())
          .user(context.user());
    }
    reporter.report(report.build());
    if (thrown != null) {
      known.logged().add(thrown, reporter);
    }
  }

  private static boolean isKnown(ReportedErrors known, Throwable thrown, ErrorReporter reporter) {
    return known.failed().contains(thrown, reporter) || known.logged().contains(thrown, reporter);
  }

  private static boolean isFirst(Fingerprint fingerprint, @Nullable RequestContext context) {
    return context == null
        || Boxes.request(context).attachment(Told.class, Told::new).isFirst(fingerprint);
  }

  private void complain(Throwable failed) {
    try {
      if (complained.compareAndSet(false, true)) {
        addWarn("the reporter of [" + getName() + "] failed: " + failed.getClass().getName());
      }
    } catch (Throwable again) {
      // no memory or no stack
    }
  }
}
