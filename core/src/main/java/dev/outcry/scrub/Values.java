package dev.outcry.scrub;

/** Where the value behind a separator begins and ends, and whether it is worth hiding. */
final class Values {

  /** What stands for a value that is not there, or says nothing. */
  private static final String[] EMPTY = {
    "null",
    "true",
    "false",
    "none",
    "nil",
    "undefined",
    "yes",
    "no",
    "on",
    "off",
    "enabled",
    "disabled",
    "new",
    "n/a"
  };

  /** How a sentence about a password goes on. */
  private static final String[] PROSE = {
    "must",
    "should",
    "is",
    "not",
    "too",
    "cannot",
    "was",
    "has",
    "may",
    "does",
    "expected",
    "invalid",
    "required",
    "missing",
    "wrong",
    "incorrect",
    "expired",
    "at",
    "for",
    "the",
    "a"
  };

  /** Whether a value is worth hiding shows within so many characters, however long it is. */
  private static final int LOOK = 64;

  /** What is in brackets may begin with words. */
  private static final int LOOK_IN_BRACKETS = 96;

  /** A cookie in quotes is no longer than RFC 6265, 6.1, has browsers keep. */
  private static final int COOKIE = 4096;

  /** In front of a quote, at the most: those of JSON in a text in a text in a text, and one. */
  static final int BACKSLASHES = 8;

  private Values() {}

  /** The span of a value, or {@link Rule#NOTHING}. */
  static long find(String text, int separator, NameKind kind, boolean cookie) {
    int start = start(text, separator);
    if (start < 0) {
      return Rule.NOTHING;
    }
    int open = Chars.skip(text, start, '\\', BACKSLASHES);
    if (open < text.length() && Chars.isQuote(text.charAt(open))) {
      int value = open + 1;
      int look = quotedEnd(text, open, open - start, Math.min(text.length(), value + LOOK));
      return isEmpty(text, value, look)
          ? Rule.NOTHING
          : Rule.span(value, quotedEnd(text, open, open - start, text.length()));
    }
    return unquoted(text, separator, start, kind, cookie);
  }

  /** Whether a word alone in brackets stands there, which is what a scrubber leaves. */
  static boolean isMark(String text, int separator) {
    int start = start(text, separator);
    if (!Chars.isAt(text, start, '[')) {
      return false;
    }
    int limit = Math.min(text.length(), start + LOOK);
    return Chars.isAt(text, Chars.skip(text, start + 1, limit, Chars.LETTER), ']');
  }

  /** Behind {@code =}, {@code =>}, {@code :}, {@code :=} and spaces; -1 for other operators. */
  private static int start(String text, int separator) {
    int at = separator + 1;
    boolean colon = text.charAt(separator) == ':';
    if (Chars.isAt(text, at, colon ? '=' : '>')) {
      at++;
    } else if (Chars.isAt(text, at, text.charAt(separator))) {
      return -1;
    }
    while (Chars.isAt(text, at, ' ') || Chars.isAt(text, at, '\t')) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  /**
   * At the quote that closes it, with as many backslashes as the one that opens it, or the end. A
   * backslash of the value's own is written with twice as many and two; so is one before a quote.
   */
  private static int quotedEnd(String text, int open, int backslashes, int limit) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      if (c == '\\') {
        int behind = i;
        while (behind < limit && text.charAt(behind) == '\\') {
          behind++;
        }
        boolean quoted = Chars.isAt(text, behind, quote);
        if (quoted && (behind - i) % (2 * backslashes + 2) == backslashes) {
          return Math.min(limit, behind - backslashes);
        }
        i = quoted ? behind : behind - 1;
      }
    }
    return limit;
  }

  private static long unquoted(
      String text, int separator, int start, NameKind kind, boolean cookie) {
    char first = text.charAt(start);
    if (first == '[') {
      return bracketed(text, start);
    }
    if (first == '{' || first == '(' || isReference(text, start)) {
      return Rule.NOTHING;
    }
    int end = end(text, start, Math.min(text.length(), start + LOOK));
    if (cookie && hasPair(text, start, end)) {
      return Rule.span(start, cookiesEnd(text, start, text.charAt(separator) == ':'));
    }
    if (isEmpty(text, start, end) || isCall(text, start, end)) {
      return Rule.NOTHING;
    }
    // ":=" assigns, and is no beginning of a sentence
    boolean spaced =
        text.charAt(separator) == ':' && Chars.is(text.charAt(separator + 1), Chars.SPACE);
    return spaced && isProse(text, start, end, kind)
        ? Rule.NOTHING
        : Rule.span(start, end(text, start, text.length()));
  }

  /** A bracket that was opened in the value ends it no more than its other characters do. */
  private static int end(String text, int start, int limit) {
    int open = 0;
    for (int end = start; end < limit; end++) {
      char c = text.charAt(end);
      if (c == '[') {
        open++;
      } else if (c == ']' && open > 0) {
        open--;
      } else if (Chars.is(c, Chars.VALUE_END) || (c == '\\' && isEscape(text, end + 1))) {
        return end;
      }
    }
    return Math.max(start, limit);
  }

  private static boolean hasPair(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '=') {
        return true;
      }
    }
    return false;
  }

  private static boolean isEscape(String text, int at) {
    return Chars.isAt(text, at, 'n')
        || Chars.isAt(text, at, 'r')
        || Chars.isAt(text, at, 't')
        || Chars.isAt(text, at, '"')
        || Chars.isAt(text, at, '\'');
  }

  /** All pairs of a Cookie header (RFC 6265, 4.2.1), for their names tell little. */
  private static int cookiesEnd(String text, int start, boolean header) {
    int end = cookieEnd(text, start, header);
    while (Chars.isAt(text, end, ';')) {
      int pair = Chars.isAt(text, end + 1, ' ') ? end + 2 : end + 1;
      int pairEnd = cookieEnd(text, pair, header);
      if (pairEnd == pair) {
        break;
      }
      end = pairEnd;
    }
    return end;
  }

  /**
   * Of a pair, whose value may be in quotes and may have brackets (RFC 6265, 4.1.1); those that it
   * has not opened end it, since it may stand in some. In a query, so does an ampersand.
   */
  private static int cookieEnd(String text, int start, boolean header) {
    int open = 0;
    int equals = -1;
    for (int end = start; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '=' && equals < 0) {
        equals = end;
        int close = cookieQuoteEnd(text, end + 1);
        end = close < 0 ? end : close;
      } else if (c == '(' || c == '[' || c == '{') {
        open++;
      } else if (open > 0 && (c == ')' || c == ']' || c == '}')) {
        open--;
      } else if (!(header && c == '&')
          && (Chars.is(c, Chars.VALUE_END) || (c == '\\' && isEscape(text, end + 1)))) {
        return end;
      }
    }
    return text.length();
  }

  /**
   * At the quote that closes the one there; -1 where there is none, or what stands behind it says
   * that it opens another text: the header itself may be in quotes, and an empty cookie its last.
   */
  private static int cookieQuoteEnd(String text, int start) {
    int open = Chars.skip(text, start, '\\', BACKSLASHES);
    if (!Chars.isAt(text, open, '"')) {
      return -1;
    }
    int backslashes = open - start;
    int limit = Math.min(text.length(), open + COOKIE);
    int close = quotedEnd(text, open, backslashes, limit) + backslashes;
    boolean ends =
        close + 1 == text.length()
            || Chars.isAt(text, close + 1, Chars.SPACE)
            || Chars.isAt(text, close + 1, ';')
            || Chars.isAt(text, close + 1, ')')
            || Chars.isAt(text, close + 1, ']')
            || Chars.isAt(text, close + 1, '}')
            || (backslashes > 0 && Chars.isAt(text, close + 1, '"'));
    boolean found = ends && close < limit && text.charAt(close) == '"';
    return found && isOneLine(text, open, close) ? close : -1;
  }

  private static boolean isOneLine(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return false;
      }
    }
    return true;
  }

  /**
   * In a list of something, to the bracket that closes it, or the end of the line where none does;
   * a word alone in brackets is what a scrubber leaves.
   */
  private static long bracketed(String text, int start) {
    boolean digits = false;
    int open = 0;
    int limit = Math.min(text.length(), start + LOOK_IN_BRACKETS + 2);
    int at = start;
    for (; at < limit; at++) {
      char c = text.charAt(at);
      if (!Chars.is(c, Chars.DIGIT | Chars.BRACKET)) {
        continue;
      }
      if (Chars.isDigit(c)) {
        digits = true;
        limit = text.length();
        continue;
      }
      open += c == '[' ? 1 : -1;
      if (open == 0 || c == '\n') {
        break;
      }
    }
    return digits ? Rule.span(start + 1, at) : Rule.NOTHING;
  }

  /** {@code ${name}}, {@code $(command)}, {@code $NAME}, {@code #{name}}, {@code :name}, %s. */
  private static boolean isReference(String text, int start) {
    char next = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    return switch (text.charAt(start)) {
      case '$' -> next == '{' || next == '(' || Chars.is(next, Chars.UPPER);
      case '#' -> next == '{';
      case ':' -> Chars.is(next, Chars.LETTER);
      case '%' -> Chars.is(next, Chars.LETTER) && !Chars.isAt(text, start + 2, Chars.ALNUM);
      default -> false;
    };
  }

  /** {@code getPassword()} names it, and does not tell it. */
  private static boolean isCall(String text, int start, int end) {
    int name = Chars.skip(text, start, end, Chars.KEY);
    return name < end
        && name > start
        && text.charAt(name) == '('
        && Chars.is(text.charAt(start), Chars.LETTER);
  }

  private static boolean isEmpty(String text, int start, int end) {
    if (end - start <= 1) {
      return start >= end || "01?-*".indexOf(text.charAt(start)) >= 0;
    }
    if (isOneOf(EMPTY, text, start, end) || isMasked(text, start, end)) {
      return true;
    }
    return text.charAt(start) == '$' && isReference(text, start);
  }

  /** By somebody else, who left stars, an x for each character, or an ellipsis. */
  private static boolean isMasked(String text, int start, int end) {
    char first = text.charAt(start);
    boolean same = first == 'x' || first == 'X' || first == '*' || first == '.';
    int stars = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      same &= c == first;
      stars = c == '*' ? stars + 1 : 0;
      if (stars == 3) {
        return true;
      }
    }
    return same && end - start >= 3;
  }

  /** "token: expired", "password: must not be blank". */
  private static boolean isProse(String text, int start, int end, NameKind kind) {
    if (kind == NameKind.NUMBER) {
      return true;
    }
    if (kind == NameKind.AMBIGUOUS && Chars.skip(text, start, end, Chars.LETTER) == end) {
      return true;
    }
    return Chars.isAt(text, end, ' ') && isOneOf(PROSE, text, start, end);
  }

  private static boolean isOneOf(String[] words, String text, int start, int end) {
    char first = Chars.lower(text.charAt(start));
    for (String word : words) {
      if (first == word.charAt(0)
          && end - start == word.length()
          && Chars.hasWord(text, start, word)) {
        return true;
      }
    }
    return false;
  }
}
