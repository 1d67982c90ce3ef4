package dev.outcry.context;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to (W3C Trace Context, level 2).
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param parentSpanId the caller's span, 16 lower-case hexadecimal digits; null if unknown
 * @param spanId the span of this work, if an agent or a recipe gives one; we never invent one
 * @param sampled the caller's sampled flag; a label that no decision should rest on
 * @since 0.1.0
 */
public record TraceContext(
    String traceId, @Nullable String parentSpanId, @Nullable String spanId, boolean sampled) {

  private static final int TRACE_ID = 3;
  private static final int PARENT_ID = 36;
  private static final int FLAGS = 53;
  private static final int LENGTH = 55;

  /**
   * Checks the ids.
   *
   * @param traceId 32 hex digits
   * @param parentSpanId 16 hex digits of the caller's span
   * @param spanId 16 hex digits of the current span
   * @param sampled whether the caller records the trace
   * @throws IllegalArgumentException if an id has another form
   */
  public TraceContext {
    requireId("a trace id", traceId, 32);
    if (parentSpanId != null) {
      requireId("a parent span id", parentSpanId, 16);
    }
    if (spanId != null) {
      requireId("a span id", spanId, 16);
    }
  }

  /**
   * Reads the {@code traceparent} header (section 3.2). Empty when there is none, when there are
   * several, or when it breaks the rules in any way: then the trace starts anew. Versions above 00
   * are read as far as 00 goes.
   *
   * @param traceparentHeaders the header's lines, as they came
   * @return empty unless there is one line, and it is valid
   */
  public static Optional<TraceContext> parse(List<String> traceparentHeaders) {
    if (traceparentHeaders.size() != 1) {
      return Optional.empty();
    }
    String header = strip(traceparentHeaders.get(0));
    if (!hasForm(header)) {
      return Optional.empty();
    }
    String traceId = header.substring(TRACE_ID, TRACE_ID + 32);
    String parentId = header.substring(PARENT_ID, PARENT_ID + 16);
    boolean sampled = (Character.digit(header.charAt(FLAGS + 1), 16) & 1) == 1;
    return Optional.of(new TraceContext(traceId, parentId, null, sampled));
  }

  private static boolean hasForm(String header) {
    if (header.length() < LENGTH
        || !isHex(header, 0, 2)
        || header.startsWith("ff")
        || header.charAt(2) != '-'
        || header.charAt(PARENT_ID - 1) != '-'
        || header.charAt(FLAGS - 1) != '-'
        || !isId(header, TRACE_ID, 32)
        || !isId(header, PARENT_ID, 16)
        || !isHex(header, FLAGS, 2)) {
      return false;
    }
    return header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-');
  }

  private static void requireId(String what, String id, int length) {
    if (id.length() != length || !isId(id, 0, length)) {
      throw new IllegalArgumentException(
          what + " is " + length + " lower-case hexadecimal digits and not all zero");
    }
  }

  private static boolean isId(String text, int start, int length) {
    if (!isHex(text, start, length)) {
      return false;
    }
    for (int i = start; i < start + length; i++) {
      if (text.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  private static boolean isHex(String text, int start, int length) {
    for (int i = start; i < start + length; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Optional white space of HTTP is spaces and tabs, no more. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(start, end);
  }
}
