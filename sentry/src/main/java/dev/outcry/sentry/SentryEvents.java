package dev.outcry.sentry;

import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports in Sentry's words. */
final class SentryEvents {

  private SentryEvents() {}

  static SentryEvent of(ErrorReport report) {
    SentryEvent event = new SentryEvent(Date.from(report.occurredAt()));
    event.setLevel(SentryLevel.ERROR);
    event.setLogger("dev.outcry.failure");
    event.setPlatform("java");
    event.setFingerprints(List.of(report.fingerprint().toString()));
    event.setRelease(report.release());
    event.setEnvironment(report.environment());
    event.setTransaction(transaction(report));
    event.setUser(user(report.user()));
    event.setExceptions(exceptions(report.causes()));
    if (report.causes().isEmpty()) {
      event.setMessage(message(report));
    }
    tag(event, "request_id", report.requestId());
    tag(event, "trace_id", report.trace().map(trace -> trace.traceId()).orElse(null));
    tag(event, "status", Integer.toString(report.status()));
    tag(event, "blame", report.blame().name());
    tag(event, "reason", report.reason());
    if (report.suppressed() > 0) {
      event.setExtra("suppressed", report.suppressed());
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

  private static @Nullable User user(@Nullable String pseudonym) {
    if (pseudonym == null) {
      return null;
    }
    User user = new User();
    user.setId(pseudonym);
    return user;
  }

  private static Message message(ErrorReport report) {
    Message message = new Message();
    message.setFormatted(report.toString());
    return message;
  }

  /** Sentry wants the root cause first. */
  private static List<SentryException> exceptions(List<Cause> causes) {
    List<SentryException> exceptions = new ArrayList<>();
    for (Cause cause : causes) {
      exceptions.add(exception(cause));
    }
    Collections.reverse(exceptions);
    return exceptions;
  }

  private static SentryException exception(Cause cause) {
    int dot = cause.type().lastIndexOf('.');
    SentryException exception = new SentryException();
    exception.setType(cause.type().substring(dot + 1));
    exception.setModule(dot < 0 ? null : cause.type().substring(0, dot));
    exception.setValue(cause.message());
    List<SentryStackFrame> frames = new ArrayList<>();
    for (StackTraceElement frame : cause.frames()) {
      frames.add(frame(frame));
    }
    Collections.reverse(frames); // and the outermost call first
    exception.setStacktrace(new SentryStackTrace(frames));
    return exception;
  }

  private static SentryStackFrame frame(StackTraceElement element) {
    SentryStackFrame frame = new SentryStackFrame();
    frame.setModule(element.getClassName());
    frame.setFunction(element.getMethodName());
    frame.setFilename(element.getFileName());
    frame.setNative(element.isNativeMethod());
    if (element.getLineNumber() >= 0) {
      frame.setLineno(element.getLineNumber());
    }
    return frame;
  }
}
