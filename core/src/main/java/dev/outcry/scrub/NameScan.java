package dev.outcry.scrub;

/**
 * Reads a name word by word. Words end where {@code -}, {@code _}, {@code .} or any other character
 * stands that is no letter or digit, and at {@code fooBar} and {@code FOOBar}. Nothing is
 * allocated.
 */
final class NameScan {

  /** What is looked at of a name; what it means stands at its end. */
  static final int CHARS = 256;

  private static final int NUMBER = 1;
  private static final int WORD = 1 << 1;
  private static final int SURE = 1 << 2;

  private NameScan() {}

  /** Whether the name means something that must not be seen. */
  static boolean isSensitive(NamePhrases phrases, CharSequence text, int from, int to, int where) {
    return kindOf(phrases, text, from, to, where) != NameKind.HARMLESS;
  }

  /**
   * What the name says.
   *
   * @param where it stands: one of {@link NamePhrases#FOR_ALL}
   */
  static NameKind kindOf(NamePhrases phrases, CharSequence text, int from, int to, int where) {
    boolean header = where == NamePhrases.FOR_HEADER; // of no case: only separators count
    int first = Math.max(from, to - CHARS);
    while (first < to && !isPartOfWord(text.charAt(first))) {
      first++;
    }
    if (first == to
        || !phrases.starts().areIn(text, first, to)
        || isAsked(phrases, text, first, to, header)) {
      return NameKind.HARMLESS;
    }
    boolean mayBeHeader = header || where == NamePhrases.FOR_TEXT;
    int kinds = mayBeHeader && isX(text, first, to) ? where | NamePhrases.FOR_X_HEADER : where;
    int said = 0;
    int harmless = first; // up to here nothing counts
    int four = NameStarts.fourAt(text, first, to);
    for (int i = first; i < to; four = NameStarts.fourBehind(four, text, ++i, to)) {
      if (!isPartOfWord(text.charAt(i))) {
        continue;
      }
      boolean word = i == first || beginsWord(text, i, to, header);
      if (!word && !phrases.starts().areInside(four)) {
        continue;
      }
      int node = NamePhrases.ROOT;
      int at = i;
      while (at < to && node != NamePhrases.NONE) {
        char c = text.charAt(at);
        if (at > i && beginsWord(text, at, to, header) && isPartOfWord(text.charAt(at))) {
          node = phrases.step(node, NamePhrases.GAP);
        }
        if (!isPartOfWord(c)) {
          at++;
          continue;
        }
        node = node == NamePhrases.NONE ? node : phrases.step(node, c);
        at++;
        int meaning = node == NamePhrases.NONE ? 0 : phrases.meaning(node);
        if (meaning == 0) {
          continue;
        }
        if ((meaning & NamePhrases.ALLOWED) != 0 && i == first && isLast(text, at, to)) {
          return NameKind.HARMLESS;
        }
        if ((meaning & NamePhrases.HARMLESS) != 0 && word && endsWord(text, at, to, header)) {
          harmless = at;
        }
        if ((meaning & kinds) != 0
            && at > harmless
            && (word || (meaning & NamePhrases.BEGINS_INSIDE) != 0)
            && (i == first || (meaning & NamePhrases.BEGINS_NAME) == 0)
            && counts(phrases, meaning, text, at, to, header)) {
          said |= weightOf(meaning);
        }
      }
    }
    return switch (said) {
      case 0 -> NameKind.HARMLESS;
      case NUMBER -> NameKind.NUMBER;
      case WORD, WORD | NUMBER ->
          isLast(text, wordEnd(text, first, to, header), to) ? NameKind.AMBIGUOUS : NameKind.SECRET;
      default -> NameKind.SECRET;
    };
  }

  private static int weightOf(int meaning) {
    if ((meaning & NamePhrases.ADDED) != 0) {
      return SURE;
    }
    if ((meaning & NamePhrases.NUMBER) != 0) {
      return NUMBER;
    }
    return (meaning & NamePhrases.ANYWHERE) != 0 ? SURE : WORD;
  }

  /** Whether the phrase that ends here does so at the end of a word, and what follows lets it. */
  private static boolean counts(
      NamePhrases phrases, int meaning, CharSequence text, int end, int to, boolean header) {
    boolean anywhere = (meaning & NamePhrases.ANYWHERE) != 0;
    int rest = afterDigits(text, end, to);
    if (!endsWord(text, rest, to, header)) {
      rest = end;
      if (anywhere && (text.charAt(end) | 0x20) == 's' && endsWord(text, end + 1, to, header)) {
        rest = end + 1;
      } else if ((meaning & NamePhrases.ENDS_INSIDE) == 0) {
        return false;
      }
    }
    while (rest < to) {
      if (!isPartOfWord(text.charAt(rest))) {
        rest++;
        continue;
      }
      int after = wordEnd(text, rest, to, header);
      int said = meaningOf(phrases, text, rest, after);
      if (anywhere
          ? (said & NamePhrases.TAKES_BACK) != 0
          : (said & NamePhrases.KEEPS) == 0 && afterDigits(text, rest, after) < after) {
        return false;
      }
      rest = after;
    }
    return true;
  }

  /** The name's words, with a gap between them; empty for a name with letters beyond ASCII. */
  static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isPartOfWord(c)) {
        if (c >= 128) {
          return "";
        }
        if (words.length() > 0 && beginsWord(name, i, name.length(), false)) {
          words.append(NamePhrases.GAP);
        }
        words.append(c);
      }
    }
    return words.toString();
  }

  private static boolean isAsked(
      NamePhrases phrases, CharSequence text, int first, int to, boolean header) {
    int end = wordEnd(text, first, to, header);
    return end < to && (meaningOf(phrases, text, first, end) & NamePhrases.ASKS) != 0;
  }

  private static int meaningOf(NamePhrases phrases, CharSequence text, int from, int to) {
    int node = NamePhrases.ROOT;
    int end = from + 1; // last4
    for (int i = from + 1; i < to; i++) {
      end = isDigit(text.charAt(i)) ? end : i + 1;
    }
    for (int i = from; i < to; i++) {
      node = phrases.step(node, text.charAt(i));
      if (node == NamePhrases.NONE) {
        return 0;
      }
      if (i + 1 >= end && phrases.meaning(node) != 0) {
        return phrases.meaning(node);
      }
    }
    return 0;
  }

  private static boolean isX(CharSequence text, int first, int to) {
    return (text.charAt(first) | 0x20) == 'x' && endsWord(text, first + 1, to, true);
  }

  private static boolean isLast(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isPartOfWord(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int wordEnd(CharSequence text, int from, int to, boolean header) {
    int end = from + 1;
    while (!endsWord(text, end, to, header)) {
      end++;
    }
    return end;
  }

  private static boolean endsWord(CharSequence text, int end, int to, boolean header) {
    return end >= to || !isPartOfWord(text.charAt(end)) || beginsWord(text, end, to, header);
  }

  private static boolean beginsWord(CharSequence text, int at, int to, boolean header) {
    char before = text.charAt(at - 1);
    char c = text.charAt(at);
    if (!isPartOfWord(before)) {
      return true;
    }
    return !header
        && isUpper(c)
        && (!isUpper(before) || (at + 1 < to && Character.isLowerCase(text.charAt(at + 1))));
  }

  private static boolean isUpper(char c) {
    return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  private static int afterDigits(CharSequence text, int from, int to) {
    int at = from;
    while (at < to && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPartOfWord(char c) {
    return c < 128
        ? isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        : Character.isLetterOrDigit(c);
  }
}
