package dev.outcry.report;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One failure as it happens: the little that counting needs, and the report for whoever has to see
 * all of it. The report is drawn up when it is first asked for, since most failures are repetitions
 * of which only the number matters.
 *
 * <p>Belongs to the thread that it was handed to, for the time of that call.
 *
 * @since 0.1.0
 */
public interface Occurrence {

  /** {@return which failure it is} */
  Fingerprint fingerprint();

  /** {@return when it happened} */
  Instant occurredAt();

  /** {@return the status that was answered} */
  int status();

  /** {@return the id of the request or of the piece of work; null where there was none} */
  @Nullable String requestId();

  /** {@return the release of the application; null if it was not told} */
  @Nullable String release();

  /** {@return how many more there were since the last report, which nobody reports} */
  default long suppressed() {
    return 0;
  }

  /** {@return all of it; the same report each time} */
  ErrorReport report();

  /**
   * {@return an occurrence whose report is there already}
   *
   * @param report the report
   */
  static Occurrence of(ErrorReport report) {
    Objects.requireNonNull(report, "report");
    return new Occurrence() {
      @Override
      public Fingerprint fingerprint() {
        return report.fingerprint();
      }

      @Override
      public Instant occurredAt() {
        return report.occurredAt();
      }

      @Override
      public int status() {
        return report.status();
      }

      @Override
      public @Nullable String requestId() {
        return report.requestId();
      }

      @Override
      public @Nullable String release() {
        return report.release();
      }

      @Override
      public long suppressed() {
        return report.suppressed();
      }

      @Override
      public ErrorReport report() {
        return report;
      }
    };
  }
}
