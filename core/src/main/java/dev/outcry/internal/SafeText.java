package dev.outcry.internal;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Text from objects that nobody trusts. An exception's {@code getMessage} and a value's {@code
 * toString} are foreign code: they throw, return null, recurse, or return a megabyte. Nothing in
 * here throws.
 */
public final class SafeText {

  /** Stands where a value's own text could not be had. Says nothing of the value. */
  public static final String UNPRINTABLE = "[unprintable]";

  /** Stands for a text that could not be scrubbed: it must not go out as it is. */
  public static final String UNSCRUBBED = "[scrubbing failed]";

  /** Stands at the end of a text that was cut. */
  public static final char CUT = '\u2026';

  private static final char REPLACEMENT = '\uFFFD';

  private SafeText() {}

  /** The value's {@code toString}, well formed and at most {@link Bounds#TEXT_CHARS} long. */
  public static String of(@Nullable Object value) {
    try {
      String text = value == null ? "null" : value.toString();
      return text == null ? UNPRINTABLE : clip(text, Bounds.TEXT_CHARS);
    } catch (Throwable hostile) {
      return UNPRINTABLE;
    }
  }

  /** The throwable's message, guarded and cut likewise; null where it has none. */
  public static @Nullable String messageOf(Throwable throwable) {
    return messageOf(throwable, UnaryOperator.identity());
  }

  /** Class and message, as a throwable says it that overrides nothing; guarded and cut likewise. */
  public static String describe(Throwable throwable) {
    return describe(throwable, UnaryOperator.identity());
  }

  /** As {@link #describe(Throwable)}, with the message scrubbed. */
  public static String describe(Throwable throwable, UnaryOperator<String> scrub) {
    String message = messageOf(throwable, scrub);
    String type = throwable.getClass().getName();
    return message == null ? type : type + ": " + message;
  }

  /**
   * The throwable's message, guarded, scrubbed and then cut: a secret of which only the beginning
   * is left might not be known for one.
   */
  public static @Nullable String messageOf(Throwable throwable, UnaryOperator<String> scrub) {
    try {
      String message = throwable.getMessage();
      return message == null ? null : scrubbed(message, scrub);
    } catch (Throwable hostile) {
      return UNPRINTABLE;
    }
  }

  /**
   * A scrubber that gives {@link #UNSCRUBBED} where this one throws or gives null: it may be
   * foreign code, and the text must not go out as it is.
   */
  public static UnaryOperator<String> failingClosed(UnaryOperator<@Nullable String> scrub) {
    return text -> {
      try {
        String scrubbed = scrub.apply(text);
        return scrubbed == null ? UNSCRUBBED : scrubbed;
      } catch (Throwable broken) {
        return UNSCRUBBED;
      }
    };
  }

  /**
   * The text scrubbed, and at most {@link Bounds#TEXT_CHARS} long; no more of it is read than
   * helps.
   */
  public static String scrubbed(String text, UnaryOperator<String> scrub) {
    return cut(scrub.apply(cut(text, Bounds.TEXT_CHARS + Bounds.SECRET_CHARS)), Bounds.TEXT_CHARS);
  }

  /** At most {@code max} characters; a longer text ends in an ellipsis and in no half a pair. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
  }

  /**
   * Well formed and at most {@code max} characters. The rest of the text is not even looked at: it
   * may be megabytes.
   */
  public static String clip(String text, int max) {
    return cut(wellFormed(text, max), max);
  }

  /** The text with every lone surrogate replaced by U+FFFD; the same instance when it has none. */
  public static String wellFormed(String text) {
    return wellFormed(text, text.length());
  }

  /** Looks at no more than the characters that a later {@link #cut} to {@code max} can keep. */
  private static String wellFormed(String text, int max) {
    int length = Math.min(text.length(), max + 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (startsPair(text, i)) {
          i++;
        } else {
          return repaired(text, i, length);
        }
      }
    }
    return text;
  }

  private static String repaired(String text, int from, int length) {
    StringBuilder out = new StringBuilder(length).append(text, 0, from);
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (startsPair(text, i)) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append(Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return out.toString();
  }

  private static boolean startsPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /**
   * The text on one line: control characters, line and paragraph separators and the characters that
   * reorder text become {@code \}{@code uXXXX}, so that no value forges a log line or hides in one.
   * The same instance when there is nothing to escape.
   */
  public static String oneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (breaksLine(text.charAt(i))) {
        return escaped(text, i, false);
      }
    }
    return text;
  }

  /** As {@link #oneLine}, but keeps line feeds and tabs: for a plain text that may have lines. */
  public static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (breaksLine(c) && c != '\n' && c != '\t') {
        return escaped(text, i, true);
      }
    }
    return text;
  }

  private static String escaped(String text, int from, boolean keepLines) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!breaksLine(c) || (keepLines && (c == '\n' || c == '\t'))) {
        out.append(c);
      } else {
        appendEscape(out, c);
      }
    }
    return out.toString();
  }

  private static void appendEscape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }

  /** C0 and C1 controls, DEL, U+2028 and U+2029, and the bidirectional controls of UAX 9. */
  private static boolean breaksLine(char c) {
    if (c < 0xA0) {
      return c < 0x20 || c >= 0x7F;
    }
    return c == 0x061C
        || (c >= 0x200E && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
