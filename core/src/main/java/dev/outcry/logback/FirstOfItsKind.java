package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.boolex.EventEvaluatorBase;
import ch.qos.logback.core.util.Duration;
import dev.outcry.report.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which ERROR events are worth a mail: of equal ones the first in a window, and only so
 * many in an hour. Failure lines are equal by their fingerprints, other events by logger, class of
 * the throwable and the place where it was made. Goes into an {@code SMTPAppender} as its
 * evaluator. Bounded; thread-safe.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // Logback is required by those who use this package alone
public final class FirstOfItsKind extends EventEvaluatorBase<ILoggingEvent> {

  private static final int KINDS = 1_024;
  private static final int PER_HOUR = 30;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  /** When each kind was met last, the longest known first. */
  private final Map<String, Long> windows = new LinkedHashMap<>();

  private final LongSupplier clock;
  private long windowNanos = TimeUnit.MINUTES.toNanos(10);
  private int maxPerHour = PER_HOUR;
  private long hour;
  private int left = -1;

  /** One of a kind in ten minutes, and thirty in an hour. */
  public FirstOfItsKind() {
    this(System::nanoTime);
  }

  FirstOfItsKind(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Sets for how long the first of a kind stands for those that follow. Default: 10 minutes.
   *
   * @param window how long
   */
  public void setWindow(Duration window) {
    this.windowNanos = TimeUnit.MILLISECONDS.toNanos(window.getMilliseconds());
  }

  /**
   * Sets how many events of all kinds pass in an hour. Default: 30.
   *
   * @param maxPerHour how many mails
   */
  public void setMaxPerHour(int maxPerHour) {
    this.maxPerHour = maxPerHour;
  }

  /** Whether the event is the first of its kind. Never throws. */
  @Override
  public boolean evaluate(ILoggingEvent event) {
    if (event.getLevel().toInt() < Level.ERROR_INT) {
      return false;
    }
    IThrowableProxy throwable = event.getThrowableProxy();
    Fingerprint fingerprint = FailureLine.is(event) ? FailureLine.fingerprint(event) : null;
    if (fingerprint != null && throwable == null) {
      return false; // not the first of its window: the stack trace has been written
    }
    return begins(fingerprint != null ? fingerprint.toString() : kind(event, throwable));
  }

  private synchronized boolean begins(String kind) {
    long now = clock.getAsLong();
    Long start = windows.get(kind);
    if (start != null && now - start < windowNanos) {
      return false;
    }
    if (left < 0 || now - hour >= HOUR) {
      hour = now;
      left = maxPerHour;
    }
    if (left == 0) {
      return false;
    }
    left--;
    windows.remove(kind); // so that it goes to the end
    windows.put(kind, now);
    if (windows.size() > KINDS) {
      windows.remove(windows.keySet().iterator().next());
    }
    return true;
  }

  private static String kind(ILoggingEvent event, @Nullable IThrowableProxy throwable) {
    StringBuilder kind = new StringBuilder(event.getLoggerName());
    if (FailureLine.is(event)) {
      kind.append(' ').append(FailureLine.status(event));
    }
    if (throwable != null) {
      kind.append(' ').append(throwable.getClassName());
      StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
      if (frames != null && frames.length > 0) {
        kind.append(' ').append(frames[0].getStackTraceElement());
      }
    }
    return kind.toString();
  }
}
