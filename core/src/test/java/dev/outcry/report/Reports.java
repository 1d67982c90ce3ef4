package dev.outcry.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Made-up reports, and a reporter that keeps what it gets. */
final class Reports {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Reports() {}

  /** A report of the failure of this number. */
  static ErrorReport of(long kind) {
    return builder(kind).build();
  }

  static ErrorReport.Builder builder(long kind) {
    return ErrorReport.builder()
        .fingerprint(new Fingerprint(kind))
        .occurredAt(NOON)
        .requestId("id-" + kind)
        .error(new IllegalStateException("kind " + kind));
  }

  static final class Kept implements ErrorReporter {
    final List<ErrorReport> reports = Collections.synchronizedList(new ArrayList<>());
    volatile boolean closed;

    @Override
    public void report(ErrorReport report) {
      reports.add(report);
    }

    @Override
    public void close() {
      closed = true;
    }

    List<Long> kinds() {
      return List.copyOf(reports).stream().map(report -> report.fingerprint().bits()).toList();
    }
  }
}
