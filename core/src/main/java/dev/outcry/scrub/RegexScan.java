package dev.outcry.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression of the user's, kept on a leash: Java's engine takes quadratic time and worse for
 * texts that an attacker may choose, and the stack for some. What it did not get to see is masked.
 *
 * @param pattern what to look for
 * @param mask what stands for what it finds
 */
record RegexScan(Pattern pattern, Mask mask) {

  /** How much of a text it gets to see. */
  static final int MAX_CHARS = 64 * 1024;

  /** What stands for the rest. */
  static final String REST = "[unscrubbed]";

  private static final Mask CUT = new Mask(Integer.MIN_VALUE, REST, Redaction.standard());

  /** The spans and those that it finds. */
  @Nullable Spans addTo(@Nullable Spans before, String text, Marks marks) {
    Spans spans = before;
    int end = text.length() <= MAX_CHARS ? text.length() : MAX_CHARS - REST.length();
    if (end < text.length()) {
      spans = spans == null ? new Spans() : spans;
      spans.add(end, text.length(), CUT);
    }
    Matcher matcher = pattern.matcher(new DeadlineText(text, end));
    while (matcher.find()) {
      int start = matcher.start();
      if (matcher.end() > start && !marks.hold(text, start, matcher.end())) {
        spans = spans == null ? new Spans() : spans;
        spans.add(start, matcher.end(), mask);
      }
    }
    return spans;
  }
}
