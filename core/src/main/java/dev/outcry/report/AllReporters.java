package dev.outcry.report;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
    if (first != null) {
      AllReporters.<Exception>rethrow(first);
    }
  }

  /** As it is, even if it is of a class that nobody has declared. */
  @SuppressWarnings("unchecked") // whoever calls says what it may be taken for
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Whatever one of them throws, the others are flushed. */
  @Override
  public void flush(Duration deadline) {
    long end = System.nanoTime() + Durations.nanos(deadline);
    each(reporter -> reporter.flush(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
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
    each(ErrorReporter::close);
  }

  private void each(Consumer<ErrorReporter> action) {
    Throwable first = null;
    for (ErrorReporter reporter : reporters) {
      try {
        action.accept(reporter);
      } catch (Throwable broken) { // an Error too: a class may be gone when an application ends
        first = first == null ? broken : first;
      }
    }
    if (first != null) {
      AllReporters.<RuntimeException>rethrow(first);
    }
  }
}
