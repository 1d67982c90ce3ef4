package dev.outcry.scrub;

import java.util.List;

/**
 * Mail addresses: RFC 5321's lengths, RFC 5322's atoms without the characters that glue paths, and
 * a domain of two labels at least whose last one has letters only, or is punycode. So {@code
 * user@host}, {@code pkg@1.2.3} and {@code Object@1a2b3c} are none.
 */
final class EmailRule extends Rule {

  private static final int LOCAL = 64;
  private static final int LABEL = 63;
  private static final int DOMAIN = 253;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("@", "", ""));
  }

  @Override
  long find(String text, int at) {
    int end = domainEnd(text, at + 1);
    if (end < 0) {
      return NOTHING;
    }
    int start = localStart(text, at);
    return start < 0 ? NOTHING : span(start, end);
  }

  private static int domainEnd(String text, int from) {
    int limit = Math.min(text.length(), from + DOMAIN);
    int label = from;
    for (int labels = 1; ; labels++) {
      int end = label;
      while (end < limit && isOfLabel(text.charAt(end))) {
        end++;
      }
      if (end == label || end - label > LABEL || text.charAt(label) == '-') {
        return -1;
      }
      boolean more = Chars.isAt(text, end, '.') && end + 1 < limit;
      if (!more || !isOfLabel(text.charAt(end + 1))) {
        // "Config@7f31" is an object: what is in front of its @ is a type, whatever it looks like
        return labels < 2 || Chars.isAt(text, end, '@') ? -1 : topLevelEnd(text, label, end);
      }
      if (text.charAt(end - 1) == '-') {
        return -1;
      }
      label = end + 1;
    }
  }

  /** Where the last label ends: all of it, or its letters up to a hyphen. */
  private static int topLevelEnd(String text, int start, int end) {
    if (Chars.hasWord(text, start, "xn--")) {
      return end;
    }
    int letters = start;
    while (letters < end && isLetter(text.charAt(letters))) {
      letters++;
    }
    boolean whole = letters == end || text.charAt(letters) == '-';
    return whole && letters - start >= 2 ? letters : -1;
  }

  /** Where the part before the @ begins; a longer one is no mailbox, but its end may be. */
  private static int localStart(String text, int at) {
    if (at == 0 || text.charAt(at - 1) == '.') {
      return -1;
    }
    int start = at;
    for (int limit = Math.max(0, at - LOCAL); start > limit; start--) {
      char c = text.charAt(start - 1);
      if (!isOfLocal(c)
          || (c == '.' && text.charAt(start) == '.')
          || (c == '=' && Chars.isAt(text, start - 2, Chars.KEY))) {
        break;
      }
    }
    while (start < at && !isFirstOfLocal(text.charAt(start))) {
      start++;
    }
    boolean git = at - start == 3 && text.startsWith("git", start); // every repository's user
    return start == at || git ? -1 : start;
  }

  /** Other punctuation in front is that of the sentence. */
  private static boolean isFirstOfLocal(char c) {
    return Chars.is(c, Chars.WORD) || isForeign(c);
  }

  private static boolean isOfLocal(char c) {
    return Chars.is(c, Chars.MAILBOX) || isForeign(c);
  }

  private static boolean isOfLabel(char c) {
    return Chars.is(c, Chars.ALNUM) || c == '-' || isForeign(c);
  }

  private static boolean isLetter(char c) {
    return Chars.is(c, Chars.LETTER) || isForeign(c);
  }

  /** RFC 6531: letters beyond ASCII, and the marks that some scripts write vowels with. */
  private static boolean isForeign(char c) {
    return c >= 0x80
        && (Character.isLetterOrDigit(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }
}
