package dev.outcry.report;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands each report to several. */
final class AllReporters implements ErrorReporter {

  private final List<ErrorReporter> reporters;

  AllReporters(List<ErrorReporter> reporters) {
    this.reporters = reporters;
  }

  @Override
  public void report(ErrorReport report) throws Exception {
    occurred(Occurrence.of(report));
  }

  /** The first that one of them throws is thrown when all have been told. */
  @Override
  public void occurred(Occurrence occurrence) throws Exception {
    Throwable first = null;
    for (ErrorReporter reporter : reporters) {
      try {
        reporter.occurred(occurrence);
      } catch (Throwable broken) {
        first = first == null ? broken : first;
      }
    }
    rethrow(first);
  }

  private static void rethrow(@Nullable Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (Exception) thrown;
    }
  }

  @Override
  public void flush(Duration deadline) {
    long end = System.nanoTime() + Durations.nanos(deadline);
    for (ErrorReporter reporter : reporters) {
      reporter.flush(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  @Override
  public ReportCounts counts() {
    return reporters.stream()
        .map(ErrorReporter::counts)
        .reduce(ReportCounts.NONE, ReportCounts::plus);
  }

  /** Whatever one of them throws, the others are closed. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (ErrorReporter reporter : reporters) {
      try {
        reporter.close();
      } catch (RuntimeException broken) {
        first = first == null ? broken : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
