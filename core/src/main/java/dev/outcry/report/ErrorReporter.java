package dev.outcry.report;

import java.time.Duration;

/**
 * A place that failures are reported to: a ledger, an aggregator, a mailbox.
 *
 * <p>Reporters are synchronous: a request waits for {@link #report}. One that talks to the network
 * belongs behind {@link ErrorReporters#async(ErrorReporter)}. Implementations are thread-safe.
 * Whatever one throws is said once in the log and harms nothing, and what fails while it reports is
 * reported to nobody.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorReporter extends AutoCloseable {

  /**
   * Takes a report.
   *
   * @param report scrubbed and immutable
   * @throws Exception if it could not
   */
  void report(ErrorReport report) throws Exception;

  /**
   * Takes a failure as it happens. Worth overriding for reporters that only count repetitions, and
   * so need not have each report drawn up.
   *
   * @param occurrence what happened
   * @throws Exception if it could not
   */
  default void occurred(Occurrence occurrence) throws Exception {
    report(occurrence.report());
  }

  /**
   * Waits until what was taken so far has been dealt with, at most so long.
   *
   * @param deadline how long at most
   */
  default void flush(Duration deadline) {}

  /** {@return what has become of the reports so far} */
  default ReportCounts counts() {
    return ReportCounts.NONE;
  }

  /** Releases what it holds. It can be called twice. */
  @Override
  default void close() {}
}
