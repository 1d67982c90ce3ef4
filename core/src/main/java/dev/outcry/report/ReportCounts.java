package dev.outcry.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * What has become of the reports of a reporter since it was made.
 *
 * @param sent taken, without an error
 * @param suppressed counted as repetitions of a report that was sent
 * @param dropped lost, by reason, such as {@code queue_full}; reasons without any are left out
 * @since 0.1.0
 */
public record ReportCounts(long sent, long suppressed, Map<String, Long> dropped) {

  /** Nothing so far, or nobody counts. */
  static final ReportCounts NONE = new ReportCounts(0, 0, Map.of());

  /**
   * Copies the map.
   *
   * @param sent how many were sent
   * @param suppressed how many were not reported
   * @param dropped how many were dropped, by reason
   */
  public ReportCounts {
    dropped = Map.copyOf(dropped);
  }

  /**
   * {@return the sums of both}
   *
   * @param other added to this one
   */
  public ReportCounts plus(ReportCounts other) {
    Map<String, Long> reasons = new TreeMap<>(dropped);
    other.dropped.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    return new ReportCounts(sent + other.sent, suppressed + other.suppressed, reasons);
  }

  /**
   * Of a reporter that hands on to another: what this one says, but where the other counts what it
   * takes, that is what was sent.
   */
  ReportCounts before(ErrorReporter next) {
    ReportCounts after = next.counts();
    return after.equals(NONE) ? this : new ReportCounts(0, suppressed, dropped).plus(after);
  }
}
