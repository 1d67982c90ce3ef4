package dev.outcry.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lines of one request tell. */
final class Story {

  /** Lines of one request; what comes after is counted. */
  private static final int LINES = 10_000;

  private final String requestId;
  private final List<LoggedLine> lines = new ArrayList<>();
  private int more;

  Story(String requestId) {
    this.requestId = requestId;
  }

  /** Adds the line if it belongs to the request. */
  void add(String text) {
    if (!text.contains(requestId)) {
      return; // and is not even parsed
    }
    LoggedLine line = LoggedLine.parse(text);
    if (line == null || !requestId.equals(line.field("request_id"))) {
      return;
    }
    if (lines.size() < LINES || line.isFailure()) {
      lines.add(line);
    } else {
      more++;
    }
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void tell(PrintStream out) {
    lines.sort(Comparator.comparing(LoggedLine::time)); // the black box is written late
    LoggedLine first = lines.get(0);
    String what = first.text("operation");
    out.println("request " + requestId);
    row(out, "what", what.isEmpty() ? first.text("method") + " " + first.text("path") : what);
    row(out, "when", first.time().toString());
    row(out, "trace", first.field("trace_id"));
    row(out, "user", first.field("user"));
    row(out, "from", first.field("remote_addr"));
    lines.stream().filter(LoggedLine::isFailure).forEach(failure -> tell(failure, out));
    out.println();
    out.println("log (* from the black box)");
    lines.forEach(line -> out.println(logged(line)));
    if (more > 0) {
      out.println("  and " + more + " lines more");
    }
  }

  private static void tell(LoggedLine failure, PrintStream out) {
    out.println();
    out.println("failure");
    row(
        out,
        "answer",
        Stream.of("status", "reason", "blame")
            .map(failure::text)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" ")));
    String trace = failure.text("exc_info", "stack_trace");
    row(out, "why", trace.isEmpty() ? failure.text("message", "formattedMessage") : cause(trace));
    row(out, "where", place(trace));
    row(out, "exception", failure.field("exception"));
    row(out, "handler", failure.field("handler_failure"));
    row(out, "alike", failure.field("fingerprint"));
    row(out, "seen", failure.field("seen"));
    ShortTrace.of(trace).forEach(line -> out.println("    " + printable(line)));
  }

  /** The root cause: our traces begin with it, others end with it. A circle has none. */
  private static String cause(String trace) {
    String last =
        trace
            .lines()
            .dropWhile(ShortTrace::isMark)
            .findFirst()
            .map(line -> line.replaceFirst("^Wrapped by: ", ""))
            .orElse("");
    for (String line : trace.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        last = line.substring("Caused by: ".length());
      }
    }
    return last;
  }

  /** The frame where the root cause was made. */
  private static @Nullable String place(String trace) {
    String cause = cause(trace);
    return trace
        .lines()
        .dropWhile(line -> !line.endsWith(cause))
        .map(String::strip)
        .filter(line -> line.startsWith("at "))
        .findFirst()
        .map(line -> line.substring(3))
        .orElse(null);
  }

  private static String logged(LoggedLine line) {
    return "  "
        + (line.isFromBlackBox() ? "* " : "  ")
        + line.time()
        + " "
        + line.text("level")
        + " ["
        + printable(line.text("thread", "threadName"))
        + "] "
        + printable(line.text("logger", "loggerName"))
        + " - "
        + printable(line.text("message", "formattedMessage"));
  }

  private static void row(PrintStream out, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      out.println("  " + name + " ".repeat(Math.max(1, 11 - name.length())) + printable(value));
    }
  }

  /** A log is no friend: nothing in it moves the cursor, or goes to another line. */
  private static String printable(String text) {
    return text.replace("\t", "  ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
