package dev.outcry.report;

import dev.outcry.internal.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reporters that are made of others.
 *
 * <pre>{@code
 * ErrorReporters.async(ErrorReporters.only(report -> report.status() >= 500, mail))
 * }</pre>
 *
 * <p>Each closes and flushes what it was given, and its counts are those of all of it.
 *
 * @since 0.1.0
 */
public final class ErrorReporters {

  private static final ErrorReporter NONE = all();

  private ErrorReporters() {}

  /**
   * Reports nothing.
   *
   * @return the reporter
   */
  public static ErrorReporter none() {
    return NONE;
  }

  /**
   * Reports to each of them; one that throws keeps nothing from the others.
   *
   * @param reporters what gets the reports
   * @return the reporter
   */
  public static ErrorReporter all(ErrorReporter... reporters) {
    return new AllReporters(List.of(reporters));
  }

  /**
   * Reports what the application wants; the rest is dropped as {@code filtered}.
   *
   * @param wanted says which reports go on
   * @param reporter what gets the reports
   * @return the reporter
   */
  public static ErrorReporter only(Predicate<? super ErrorReport> wanted, ErrorReporter reporter) {
    Objects.requireNonNull(wanted, "wanted");
    return new Gate(
        occurrence -> wanted.test(occurrence.report()) ? occurrence : null,
        DropReason.FILTERED,
        reporter);
  }

  /**
   * Reports some by chance; the rest is dropped as {@code sampled}.
   *
   * @param rate the share that is reported, 0 to 1
   * @param reporter what gets the reports
   * @return the reporter
   * @throws IllegalArgumentException if it is none
   */
  public static ErrorReporter sampled(double rate, ErrorReporter reporter) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a sampling rate is 0 to 1, not " + rate);
    }
    return new Gate(
        occurrence -> ThreadLocalRandom.current().nextDouble() < rate ? occurrence : null,
        DropReason.SAMPLED,
        reporter);
  }

  /**
   * Reports what the function makes of each report: the place to add, change or hide something
   * before it is sent. What it gives null for is dropped as {@code filtered}; what it fails on is
   * not reported.
   *
   * @param mapping gives the report to send, or null to drop it
   * @param reporter what gets the reports
   * @return the reporter
   */
  public static ErrorReporter mapped(UnaryOperator<ErrorReport> mapping, ErrorReporter reporter) {
    Objects.requireNonNull(mapping, "mapping");
    return new Gate(
        occurrence -> {
          ErrorReport mapped = mapping.apply(occurrence.report());
          return mapped == null ? null : Occurrence.of(mapped);
        },
        DropReason.FILTERED,
        reporter);
  }

  /**
   * As {@link #asyncBuilder}, with the defaults.
   *
   * @param reporter what gets the reports
   * @return the reporter
   */
  public static ErrorReporter async(ErrorReporter reporter) {
    return asyncBuilder(reporter).build();
  }

  /**
   * Reports on one thread of its own, which a request never waits for: what is too much is dropped
   * and counted. The thread is a daemon, starts with the first report, ends when there has been
   * nothing to do for half a minute, and is gone after {@link ErrorReporter#close()}.
   *
   * <p>After five failures of the reporter in a row nothing is sent for half a minute; then one
   * report is tried, and each time that one fails the pause doubles, up to ten minutes.
   *
   * @param reporter what gets the reports
   * @return a builder
   */
  public static AsyncBuilder asyncBuilder(ErrorReporter reporter) {
    return new AsyncBuilder(reporter);
  }

  /** Collects the settings of an asynchronous reporter; not thread-safe. */
  public static final class AsyncBuilder {
    final ErrorReporter reporter;
    int queueCapacity = Bounds.REPORT_QUEUE;
    Duration dedupeWindow = Duration.ofMinutes(1);
    int maxPerMinute = 60;
    Duration closeDeadline = Duration.ofSeconds(2);

    private AsyncBuilder(ErrorReporter reporter) {
      this.reporter = Objects.requireNonNull(reporter, "reporter");
    }

    /**
     * Sets how many reports may wait: 256. What comes then is dropped as {@code queue_full}.
     *
     * @param reports how many may wait
     * @return this builder
     * @throws IllegalArgumentException if it is not 1 to 65,536
     */
    public AsyncBuilder queueCapacity(int reports) {
      if (reports < 1 || reports > 1 << 16) {
        throw new IllegalArgumentException("a queue holds 1 to 65536 reports, not " + reports);
      }
      this.queueCapacity = reports;
      return this;
    }

    /**
     * Sets how long repetitions of a report are only counted: one minute. The next report of that
     * fingerprint says how many there were. Zero reports each.
     *
     * @param window how long
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public AsyncBuilder dedupeWindow(Duration window) {
      if (window.isNegative()) {
        throw new IllegalArgumentException("a dedupe window is not negative, as " + window + " is");
      }
      this.dedupeWindow = window;
      return this;
    }

    /**
     * Sets how many reports are sent in a minute, of all fingerprints together: 60. They may come
     * at once. The rest is dropped as {@code rate_limited}.
     *
     * @param reports how many may be sent in a minute
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public AsyncBuilder maxPerMinute(int reports) {
      if (reports < 1) {
        throw new IllegalArgumentException("a minute has 1 report or more, not " + reports);
      }
      this.maxPerMinute = reports;
      return this;
    }

    /**
     * Sets how long closing waits for what has not been sent: two seconds. What is left then is
     * dropped as {@code closed}.
     *
     * @param deadline how long at most
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public AsyncBuilder closeDeadline(Duration deadline) {
      if (deadline.isNegative()) {
        throw new IllegalArgumentException(
            "a deadline to close is not negative, as " + deadline + " is");
      }
      this.closeDeadline = deadline;
      return this;
    }

    /**
     * Builds the reporter, which closes the one that it was given.
     *
     * @return the reporter
     */
    public ErrorReporter build() {
      return new AsyncReporter(this, System::nanoTime);
    }
  }
}
