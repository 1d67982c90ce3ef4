package dev.outcry.report;

import dev.outcry.report.ErrorReport.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Made-up reports, and a reporter that keeps what it gets. */
final class Reports {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<StackTraceElement> FRAMES =
      List.of(
          new StackTraceElement("com.example.shop.Cart", "add", "Cart.java", 10),
          new StackTraceElement("com.example.shop.Main", "main", "Main.java", 20));

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
        .causes(List.of(new Cause("java.lang.IllegalStateException", "kind " + kind, FRAMES)));
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
