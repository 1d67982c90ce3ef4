package dev.outcry.scrub;

import java.util.List;

/**
 * The credentials of an {@code Authorization} or {@code Proxy-Authorization} header (RFC 9110,
 * 11.6.2), wherever a text shows one. The scheme stays.
 */
final class AuthorizationRule extends Rule {

  private static final String NAME = "authorization";

  /** Whether they are credentials shows within so many characters, however long they are. */
  private static final int LOOK = 128;

  /** Schemes whose credentials are one word; those of others are parameters with commas. */
  private static final String[] ONE_WORD = {"bearer", "basic", "token", "apikey", "api-key"};

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("nN\"' ", ":=", ""));
  }

  /** Whether a name that ends there is the header's. */
  static boolean isName(String text, int end) {
    int start = end - NAME.length();
    return start >= 0
        && (text.charAt(end - 1) | 0x20) == 'n'
        && Chars.hasWord(text, start, NAME)
        && !Chars.isAt(text, start - 1, Chars.ALNUM);
  }

  @Override
  long find(String text, int at) {
    int separator = at + 1;
    int end = KeyValueRule.nameEnd(text, separator);
    if (!isName(text, end)) {
      return NOTHING;
    }
    int name = end - NAME.length();
    while (Chars.isAt(text, name - 1, Chars.KEY) && end - name < 24) {
      name--; // Proxy-
    }
    int start = separator + 1;
    if (Chars.isAt(text, separator, '=') && Chars.isAt(text, start, '>')) {
      start++;
    }
    while (Chars.isAt(text, start, ' ') || Chars.isAt(text, start, '\\')) {
      start++;
    }
    char quote = 0;
    if (start < text.length() && Chars.isQuote(text.charAt(start))) {
      quote = text.charAt(start++);
    } else if (name > 0 && Chars.isQuote(text.charAt(name - 1))) {
      quote = text.charAt(name - 1);
    }
    boolean property = quote == 0 && text.charAt(separator) == '=';
    int look = valueEnd(text, start, quote, Math.min(text.length(), start + LOOK));
    return credentials(text, start, look, property, quote);
  }

  private static int valueEnd(String text, int start, char quote, int limit) {
    int end = start;
    for (; end < limit; end++) {
      char c = text.charAt(end);
      if (c == '\n' || c == '\r' || (quote != 0 && c == quote)) {
        break;
      }
      if (c == '\\' && (Chars.isAt(text, end + 1, 'n') || Chars.isAt(text, end + 1, 'r'))) {
        break;
      }
    }
    while (end > start && (text.charAt(end - 1) == '\\' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return end;
  }

  private static long credentials(String text, int start, int look, boolean property, char quote) {
    int word = Chars.skip(text, start, look, Chars.BASE64URL);
    boolean hasScheme =
        word > start && word < look && text.charAt(word) == ' ' && !hasDigit(text, start, word);
    boolean oneWord = hasScheme && isOneWord(text, start, word);
    int from = hasScheme ? word + 1 : start;
    boolean cut = property && (oneWord || !hasScheme); // what follows is the next property
    int end = cut ? Math.min(look, wordEnd(text, from, look)) : look;
    if (!isSecret(text, from, end, oneWord)) {
      return NOTHING;
    }
    int length = text.length();
    return span(from, cut ? wordEnd(text, end, length) : valueEnd(text, end, quote, length));
  }

  /** Not a variable, a sample or a sentence: those have no digits, or begin like one. */
  private static boolean isSecret(String text, int start, int end, boolean told) {
    if (start >= end || "${<*.[".indexOf(text.charAt(start)) >= 0) {
      return false;
    }
    boolean alone = wordEnd(text, start, end) == end;
    return hasDigit(text, start, end) || (told && alone) || (alone && end - start > 16);
  }

  private static boolean isOneWord(String text, int start, int end) {
    for (String scheme : ONE_WORD) {
      if (end - start == scheme.length() && Chars.hasWord(text, start, scheme)) {
        return true;
      }
    }
    return false;
  }

  private static int wordEnd(String text, int start, int limit) {
    return Chars.skip(text, start, limit, Chars.TOKEN68 | Chars.MAILBOX);
  }

  private static boolean hasDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
