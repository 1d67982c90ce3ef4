package dev.outcry.sentry;

import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports in Sentry's words. */
final class SentryEvents {

  /** Frames that are never the application's. */
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.", "dev.outcry.");

  private SentryEvents() {}

  static SentryEvent of(ErrorReport report) {
    SentryEvent event = new SentryEvent(Date.from(report.occurredAt()));
    event.setPlatform("java");
    event.setLevel(SentryLevel.ERROR);
    event.setExceptions(exceptions(report.causes()));
    event.setFingerprints(List.of(report.fingerprint().toString()));
    event.setTransaction(transaction(report));
    event.setRelease(report.release());
    event.setEnvironment(report.environment());
    tag(event, "request_id", report.requestId());
    report.trace().ifPresent(trace -> tag(event, "trace_id", trace.traceId()));
    tag(event, "status", Integer.toString(report.status()));
    tag(event, "blame", report.blame().name());
    tag(event, "reason", report.reason());
    if (report.suppressed() > 0) {
      event.setExtra("suppressed", report.suppressed());
    }
    if (report.user() != null) {
      User user = new User();
      user.setId(report.user());
      event.setUser(user);
    }
    return event;
  }

  private static void tag(SentryEvent event, String name, @Nullable String value) {
    if (value != null) {
      event.setTag(name, value);
    }
  }

  private static @Nullable String transaction(ErrorReport report) {
    if (report.operation() != null || report.path() == null) {
      return report.operation();
    }
    return report.method() == null ? report.path() : report.method() + " " + report.path();
  }

  /** Sentry has the root cause first. */
  private static List<SentryException> exceptions(List<Cause> causes) {
    List<SentryException> exceptions = new ArrayList<>();
    for (int i = causes.size() - 1; i >= 0; i--) {
      Cause cause = causes.get(i);
      int dot = cause.type().lastIndexOf('.');
      SentryException exception = new SentryException();
      exception.setType(cause.type().substring(dot + 1));
      exception.setModule(dot < 0 ? null : cause.type().substring(0, dot));
      exception.setValue(cause.message());
      exception.setStacktrace(new SentryStackTrace(frames(cause.frames())));
      exceptions.add(exception);
    }
    return exceptions;
  }

  /** Sentry has the outermost call first. */
  private static List<SentryStackFrame> frames(List<StackTraceElement> elements) {
    List<SentryStackFrame> frames = new ArrayList<>();
    for (int i = elements.size() - 1; i >= 0; i--) {
      StackTraceElement element = elements.get(i);
      SentryStackFrame frame = new SentryStackFrame();
      frame.setModule(element.getClassName());
      frame.setFunction(element.getMethodName());
      frame.setFilename(element.getFileName());
      frame.setInApp(PLATFORM.stream().noneMatch(element.getClassName()::startsWith));
      frame.setNative(element.isNativeMethod());
      if (element.getLineNumber() >= 0) { // Sentry refuses others
        frame.setLineno(element.getLineNumber());
      }
      frames.add(frame);
    }
    return frames;
  }
}
