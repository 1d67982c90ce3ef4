package dev.outcry.sentry;

import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.ReportCounts;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Reports failures to Sentry by its official SDK. What goes there is made of the scrubbed report
 * alone: no live throwable, no list of modules, no name of the machine, no address of the caller.
 *
 * <p>The SDK sends on a thread of its own and holds a bounded queue, so {@link #report} does not
 * wait for the network, and neither an outage nor a 429 of the server's is felt. Thread-safe.
 */
public final class SentryReporter implements ErrorReporter {

  /** How long closing waits for what is on its way. */
  private static final long CLOSE_MILLIS = 2_000;

  private final Function<SentryEvent, SentryId> capture;
  private final LongConsumer flush;
  private final Runnable close;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  private SentryReporter(
      Function<SentryEvent, SentryId> capture, LongConsumer flush, Runnable close) {
    this.capture = capture;
    this.flush = flush;
    this.close = close;
  }

  /**
   * A client of its own: it neither sets up nor uses the SDK of the process ({@code Sentry.init}).
   * Closing the reporter ends its thread.
   *
   * @param dsn the address of the project, {@code https://<key>@<host>/<project>}
   * @throws IllegalArgumentException if it has another form; the message does not repeat it
   */
  public static SentryReporter of(String dsn) {
    Objects.requireNonNull(dsn, "dsn");
    SentryClient client = client(options(dsn));
    return new SentryReporter(
        event -> client.captureEvent(event, null, new Hint()), client::flush, client::close);
  }

  /**
   * By what the application has set up itself: its options, sampling and scopes hold, and what the
   * scopes have is sent with the failures, as the application put it there. Closing the reporter
   * closes nothing.
   */
  public static SentryReporter of(IScopes scopes) {
    Objects.requireNonNull(scopes, "scopes");
    return new SentryReporter(
        event -> scopes.captureEvent(event, new Hint()), scopes::flush, () -> {});
  }

  private static SentryOptions options(String dsn) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn);
    options.setAttachServerName(false);
    options.setAttachStacktrace(false);
    options.setAttachThreads(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setShutdownTimeoutMillis(CLOSE_MILLIS);
    return options;
  }

  private static SentryClient client(SentryOptions options) {
    try {
      return new SentryClient(options);
    } catch (RuntimeException refused) { // its message has the key in it
      throw new IllegalArgumentException(
          "the DSN must have the form https://<key>@<host>/<project>, as the project's settings in"
              + " Sentry show it");
    }
  }

  @Override
  public void report(ErrorReport report) {
    boolean taken = !SentryId.EMPTY_ID.equals(capture.apply(SentryEvents.of(report)));
    (taken ? sent : refused).incrementAndGet();
  }

  @Override
  public void flush(Duration deadline) {
    flush.accept(Math.max(0, deadline.toMillis()));
  }

  /** What the SDK has taken; {@code sdk} counts what it dropped at once: sampled, for example. */
  @Override
  public ReportCounts counts() {
    long dropped = refused.get();
    return new ReportCounts(sent.get(), 0, dropped == 0 ? Map.of() : Map.of("sdk", dropped));
  }

  @Override
  public void close() {
    close.run();
  }
}
