package dev.outcry.scrub;

import java.util.List;

/**
 * Values behind a name that says secret, as {@code name=value}, {@code name: value} and {@code
 * "name":"value"}. The name stays.
 */
final class KeyValueRule extends Rule {

  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String AROUND = "_\"' ]";

  /** Longer names are read from here on. */
  private static final int NAME = 48;

  private static final int SPACES = 4;

  private final SensitiveNames names;

  KeyValueRule(SensitiveNames names) {
    this.names = names;
  }

  @Override
  List<Trigger> triggers() {
    // frames say "Foo.java:123", and times of day are no names
    return List.of(
        Trigger.of(UPPER + LOWER + DIGITS + AROUND, "=", ""),
        Trigger.of(UPPER + LOWER.substring(1) + AROUND, ":", ""),
        Trigger.of("a", ":", names.hasAddedInA() ? "" : " "),
        Trigger.of(DIGITS, ":", UPPER + LOWER + "\"' "));
  }

  @Override
  long find(String text, int at) {
    int separator = at + 1;
    int end = Chars.is(text.charAt(at), Chars.WORD) ? separator : nameEnd(text, separator);
    int limit = Math.max(0, end - NAME);
    if (!names.mayEndAt(text, end, limit)) {
      return NOTHING;
    }
    int start = nameStart(text, end, limit);
    if (isMark(text, start, end)
        || isClassName(text, start, end, separator)
        || Values.isMark(text, separator)
        || AuthorizationRule.isName(text, end)) {
      return NOTHING;
    }
    NameKind kind = names.inText(text, start, end);
    if (kind == NameKind.HARMLESS) {
      return NOTHING;
    }
    return Values.find(text, separator, kind, Chars.hasWord(text, end - 6, "cookie"));
  }

  /** In front of the spaces, the closing quote or bracket. */
  static int nameEnd(String text, int separator) {
    int end = separator;
    while (separator - end < SPACES && Chars.isAt(text, end - 1, ' ')) {
      end--;
    }
    if (end > 0 && Chars.isQuote(text.charAt(end - 1))) {
      end--;
      while (separator - end < SPACES + Values.BACKSLASHES && Chars.isAt(text, end - 1, '\\')) {
        end--;
      }
    } else if (end == separator && Chars.isAt(text, end - 1, ']')) {
      end--;
    }
    return end;
  }

  /** {@code user[password]} is a name, {@code [password]} alone is what a scrubber leaves. */
  private static boolean isMark(String text, int start, int end) {
    return Chars.isAt(text, end, ']')
        && Chars.isAt(text, start - 1, '[')
        && !Chars.isAt(text, start - 2, Chars.WORD);
  }

  private static int nameStart(String text, int end, int limit) {
    int start = end;
    while (start > limit && Chars.is(text.charAt(start - 1), Chars.KEY)) {
      start--;
    }
    return start;
  }

  /** {@code c.a.PasswordStore: opened} is what a log line begins with. */
  private static boolean isClassName(String text, int start, int end, int separator) {
    if (text.charAt(separator) != ':') {
      return false;
    }
    int dot = end - 1;
    while (dot >= start && text.charAt(dot) != '.') {
      dot--;
    }
    return dot >= start && Chars.is(text.charAt(dot + 1), Chars.UPPER);
  }
}
