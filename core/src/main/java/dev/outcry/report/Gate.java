package dev.outcry.report;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands on what passes a rule, and counts what does not. */
final class Gate implements ErrorReporter {

  /** Gives what is handed on: the occurrence, another one in its place, or null. */
  interface Rule {
    @Nullable Occurrence pass(Occurrence occurrence);
  }

  private final Rule rule;
  private final DropReason otherwise;
  private final ErrorReporter next;
  private final Tally tally = new Tally();

  Gate(Rule rule, DropReason otherwise, ErrorReporter next) {
    this.rule = rule;
    this.otherwise = otherwise;
    this.next = Objects.requireNonNull(next, "reporter");
  }

  @Override
  public void report(ErrorReport report) throws Exception {
    occurred(Occurrence.of(report));
  }

  @Override
  public void occurred(Occurrence occurrence) throws Exception {
    Occurrence passed = rule.pass(occurrence);
    if (passed == null) {
      tally.dropped(otherwise);
    } else {
      next.occurred(passed);
      tally.sent();
    }
  }

  @Override
  public void flush(Duration deadline) {
    next.flush(deadline);
  }

  @Override
  public ReportCounts counts() {
    return tally.counts().before(next);
  }

  @Override
  public void close() {
    next.close();
  }
}
