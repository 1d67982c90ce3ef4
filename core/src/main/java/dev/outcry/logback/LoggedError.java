package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.outcry.internal.Bounds;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.report.Fingerprint;
import dev.outcry.scrub.Scrubber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an ERROR event tells a reporter: the words of the logger first, then the throwable's. */
record LoggedError(Fingerprint fingerprint, List<Cause> causes) {

  static LoggedError of(ILoggingEvent event, Scrubber scrubber, String[] packages) {
    List<Cause> causes = new ArrayList<>();
    causes.add(new Cause(event.getLoggerName(), event.getFormattedMessage(), List.of()));
    IThrowableProxy throwable = event.getThrowableProxy();
    Throwable live = thrown(event);
    ErrorReport.Builder thrown = ErrorReport.builder(scrubber);
    if (live != null) {
      thrown.error(live).fingerprint(Fingerprint.of(live, packages));
    } else if (throwable != null) {
      thrown.causes(causes(throwable));
    } else {
      String pattern = event.getMessage(); // says what happened, its arguments say to whom
      thrown.fingerprint(Fingerprint.ofKey(event.getLoggerName(), pattern == null ? "" : pattern));
    }
    ErrorReport known = thrown.build();
    causes.addAll(known.causes());
    return new LoggedError(known.fingerprint(), causes);
  }

  /** What was thrown, where the event still has it. */
  static @Nullable Throwable thrown(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }

  private static List<Cause> causes(IThrowableProxy throwable) {
    List<Cause> causes = new ArrayList<>();
    IThrowableProxy next = throwable;
    while (next != null && causes.size() < Bounds.CAUSE_CHAIN) {
      List<StackTraceElement> frames = new ArrayList<>();
      for (StackTraceElementProxy frame : next.getStackTraceElementProxyArray()) {
        frames.add(frame.getStackTraceElement());
      }
      causes.add(new Cause(next.getClassName(), next.getMessage(), frames));
      next = next.getCause();
    }
    return causes;
  }
}
