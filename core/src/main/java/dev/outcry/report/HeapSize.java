package dev.outcry.report;

import dev.outcry.internal.SafeText;
import dev.outcry.report.ErrorReport.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of the heap something takes, on a JVM with 64 bits and compressed references,
 * rather too many than too few.
 */
final class HeapSize {

  /** A group without its sample, title, ids and further keys. */
  static final long GROUP = 1_024;

  /** A key and its count. */
  static final long TALLY = 160;

  private static final long STRING = 48;
  private static final long REPORT = 256;
  private static final long CAUSE = 96;
  private static final long FRAME = 56;

  private HeapSize() {}

  /** A text; one that is not there takes nothing. */
  static long of(@Nullable String text) {
    return text == null ? 0 : STRING + bytesPerChar(text) * text.length();
  }

  /** As the JVM keeps it: one byte for each character if all of them are of Latin-1. */
  private static long bytesPerChar(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return 2;
      }
    }
    return 1;
  }

  /** A report; a text that stands in many frames, as the JVM makes them, is counted once. */
  static long of(ErrorReport report) {
    Set<String> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    long bytes =
        REPORT
            + of(report.reason())
            + of(report.requestId())
            + of(report.operation())
            + of(report.method())
            + of(report.path())
            + of(report.user())
            + of(report.release())
            + of(report.environment())
            + (report.trace().isPresent() ? 4 * STRING + 96 : 0);
    for (Cause cause : report.causes()) {
      bytes += CAUSE + once(cause.type(), counted) + of(cause.message());
      for (StackTraceElement frame : cause.frames()) {
        bytes +=
            FRAME
                + once(frame.getClassName(), counted)
                + once(frame.getMethodName(), counted)
                + once(frame.getFileName(), counted)
                + once(frame.getClassLoaderName(), counted)
                + once(frame.getModuleName(), counted)
                + once(frame.getModuleVersion(), counted);
      }
    }
    return bytes;
  }

  private static long once(@Nullable String text, Set<String> counted) {
    return text == null || !counted.add(text) ? 0 : of(text);
  }

  /** The report, or a copy that is cut so that it takes no more. */
  static ErrorReport fit(ErrorReport report, long maxBytes) {
    ErrorReport fitting = report;
    int frames = 64;
    while (of(fitting) > maxBytes && !fitting.causes().isEmpty()) {
      fitting = fitting.toBuilder().causes(frames == 0 ? List.of() : cut(report, frames)).build();
      frames /= 2;
    }
    return fitting;
  }

  private static List<Cause> cut(ErrorReport report, int frames) {
    List<Cause> causes = new ArrayList<>();
    for (Cause cause : report.causes()) {
      String message = cause.message();
      causes.add(
          new Cause(
              cause.type(),
              message == null ? null : SafeText.cut(message, 16 * frames),
              cause.frames().subList(0, Math.min(frames, cause.frames().size()))));
    }
    return causes;
  }
}
