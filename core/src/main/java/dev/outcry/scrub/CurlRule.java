package dev.outcry.scrub;

import java.util.List;

/** User and password of a curl command: {@code -u user:password}, {@code --user}. */
final class CurlRule extends Rule {

  private static final String SHORT = " -u";
  private static final String LONG = "--user";

  /** How far in front of the option the command may stand. */
  private static final int COMMAND = 200;

  private static final int ARGUMENT = 512;

  /** A shorter password is a sample's. */
  private static final int MIN = 6;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of(" ", "-", "u", " ="), Trigger.of(LONG));
  }

  @Override
  long find(String text, int at) {
    boolean isLong = text.charAt(at) == '-';
    if (isLong && !text.startsWith(LONG, at)) {
      return NOTHING;
    }
    int option = at + (isLong ? LONG : SHORT).length();
    if (!Chars.isAt(text, option, ' ') && !Chars.isAt(text, option, '=')) {
      return NOTHING;
    }
    int start = option + 1;
    int end = argumentEnd(text, start);
    if (!isSecret(text, start, end) || !hasCommand(text, at)) {
      return NOTHING;
    }
    // quotes stay: without them a value further in front would end elsewhere
    boolean quoted =
        Chars.isQuote(text.charAt(start)) && text.charAt(end - 1) == text.charAt(start);
    return quoted ? span(start + 1, end - 1) : span(start, end);
  }

  private static boolean hasCommand(String text, int at) {
    for (int i = at - 1, limit = Math.max(0, at - COMMAND); i >= limit; i--) {
      if (text.startsWith("curl", i)) {
        return true;
      }
    }
    return false;
  }

  /** A word of the shell: blanks within quotes belong to it. */
  private static int argumentEnd(String text, int start) {
    char quote = 0;
    int limit = Math.min(text.length(), start + ARGUMENT);
    int end = start;
    for (; end < limit; end++) {
      char c = text.charAt(end);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (Chars.is(c, Chars.SPACE)) {
        break;
      } else if (Chars.isQuote(c)) {
        quote = c;
      }
    }
    return end;
  }

  private static boolean isSecret(String text, int start, int end) {
    int colon = start;
    while (colon < end && text.charAt(colon) != ':') {
      colon++;
    }
    if (colon == end) {
      return false;
    }
    int user = withoutQuotes(text, start, colon);
    if (text.charAt(user) == '<') {
      return false;
    }
    int password = withoutQuotes(text, colon + 1, end);
    int userLength = lengthWithoutQuotes(text, user, colon);
    int length = lengthWithoutQuotes(text, password, end);
    return length > 0
        ? length >= MIN && !isReference(text, password)
        : userLength >= MIN && !isReference(text, user);
  }

  private static int withoutQuotes(String text, int start, int end) {
    int at = start;
    while (at < end && Chars.isQuote(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int lengthWithoutQuotes(String text, int start, int end) {
    int last = end;
    while (last > start && Chars.isQuote(text.charAt(last - 1))) {
      last--;
    }
    return last - start;
  }

  private static boolean isReference(String text, int start) {
    char c = text.charAt(start);
    return c == '$' || c == '<' || c == '%' || text.startsWith("{{", start);
  }
}
