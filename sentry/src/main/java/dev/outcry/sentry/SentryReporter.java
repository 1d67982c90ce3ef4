package dev.outcry.sentry;

import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Sends reports to Sentry over its SDK.
 *
 * <pre>{@code
 * Outcry.builder().reporters(ErrorReporters.async(SentryReporter.of(dsn)))
 * }</pre>
 *
 * <p>An event is built of the scrubbed report and of nothing else: the SDK sees no live throwable,
 * and no breadcrumb, tag or user of a scope. Its fingerprint is the report's, so that Sentry groups
 * as the log does. {@code request_id} and {@code trace_id} are tags.
 *
 * <p>Thread-safe. The SDK sends on a thread of its own, with a queue of its own; building the first
 * event loads classes, which takes a while: hence {@code async}.
 *
 * @since 0.1.0
 */
public final class SentryReporter implements ErrorReporter {

  /** An outage must not keep a thread for half a minute, as the SDK's defaults do. */
  private static final int TIMEOUT_MILLIS = 10_000;

  /** What stands for no environment at all until the event is sent; null would be the default. */
  private static final String UNTOLD = "";

  /** Milliseconds of which fit into any number. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Supplier<ISentryClient> client;
  private final boolean ours;

  private SentryReporter(Supplier<ISentryClient> client, boolean ours) {
    this.client = client;
    this.ours = ours;
  }

  /**
   * Sends to this DSN by a client of its own. The SDK as such is not initialised: there is no
   * handler of uncaught exceptions, no shutdown hook, no integration, and events tell neither the
   * jars nor the name of the server. An event has the environment that {@code
   * Outcry.Builder.environment} told, or none: the SDK would say {@code production} of every
   * laptop. Its variables, such as {@code SENTRY_ENVIRONMENT}, are not read. Closed with the
   * toolkit.
   *
   * @param dsn {@code https://<key>@<host>/<project>}
   * @return the reporter
   * @throws IllegalArgumentException if it has another form; the message does not repeat it
   */
  public static SentryReporter of(String dsn) {
    SentryOptions options = new SentryOptions();
    options.setDsn(Objects.requireNonNull(dsn, "dsn"));
    options.setEnvironment(UNTOLD);
    options.setBeforeSend((event, hint) -> withoutUntold(event));
    options.setSendModules(false);
    options.setAttachServerName(false);
    options.setAttachThreads(false);
    options.setAttachStacktrace(false);
    options.setEnableDeduplication(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setConnectionTimeoutMillis(TIMEOUT_MILLIS);
    options.setReadTimeoutMillis(TIMEOUT_MILLIS);
    SentryClient client = client(options);
    return new SentryReporter(() -> client, true);
  }

  private static SentryEvent withoutUntold(SentryEvent event) {
    if (UNTOLD.equals(event.getEnvironment())) {
      event.setEnvironment(null);
    }
    return event;
  }

  private static SentryClient client(SentryOptions options) {
    try {
      return new SentryClient(options);
    } catch (RuntimeException refused) { // its message may have the key in it
      throw new IllegalArgumentException(
          "the DSN must have the form https://<key>@<host>/<project>, as the project's settings in"
              + " Sentry show it");
    }
  }

  /**
   * Sends by the client of these scopes, whose options hold: what they let the SDK add, such as the
   * list of jars, is added, and where the report tells no release or environment, theirs are taken
   * (the SDK's own default is {@code production}). Whoever made them closes them.
   *
   * @param scopes whose client sends
   * @return the reporter
   */
  public static SentryReporter of(IScopes scopes) {
    Objects.requireNonNull(scopes, "scopes");
    return new SentryReporter(() -> clientOf(scopes), false);
  }

  /** The client that the scopes send by: that of the innermost which has one. */
  private static ISentryClient clientOf(IScopes scopes) {
    for (IScope scope : List.of(scopes.getScope(), scopes.getIsolationScope())) {
      if (scope.getClient().isEnabled()) {
        return scope.getClient();
      }
    }
    return scopes.getGlobalScope().getClient();
  }

  @Override
  public void report(ErrorReport report) {
    client.get().captureEvent(SentryEvents.of(report));
  }

  @Override
  public void flush(Duration deadline) {
    client.get().flush(deadline.compareTo(LONGEST) < 0 ? deadline.toMillis() : LONGEST.toMillis());
  }

  /** Waits up to two seconds for what has not been sent. */
  @Override
  public void close() {
    if (ours) {
      client.get().close();
    }
  }
}
