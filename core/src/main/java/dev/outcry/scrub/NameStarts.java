package dev.outcry.scrub;

/**
 * The first three characters of each phrase that makes a name sensitive. Most names hold none of
 * them, which one look at each character tells.
 */
final class NameStarts {

  private static final int BITS = 5;
  private static final int THREE = (1 << (3 * BITS)) - 1;
  private static final int DIGIT = 26;
  private static final int OTHER = 27;

  private static final byte[] CLASSES = new byte[128];

  static {
    for (char c = 0; c < CLASSES.length; c++) {
      boolean letter = Chars.is(c, Chars.LETTER);
      CLASSES[c] = (byte) (letter ? Chars.lower(c) - 'a' : Chars.isDigit(c) ? DIGIT : OTHER);
    }
  }

  private final long[] ofWords = new long[(THREE + 1) / Long.SIZE];
  private final long[] ofInsides = new long[(THREE + 1) / Long.SIZE];

  /**
   * Adds a phrase.
   *
   * @param inside whether it may also begin inside a word
   */
  void add(String phrase, boolean inside) {
    put(ofWords, phrase, 0, 0);
    if (inside) {
      put(ofInsides, phrase, 0, 0);
    }
  }

  /** Behind a shorter one anything may stand. */
  private static void put(long[] set, String phrase, int at, int before) {
    if (at == 3) {
      set[before >> 6] |= 1L << before;
    } else if (at < phrase.length()) {
      put(set, phrase, at + 1, (before << BITS) | classOf(phrase.charAt(at)));
    } else {
      for (int any = 0; any <= OTHER; any++) {
        put(set, phrase, at + 1, (before << BITS) | any);
      }
    }
  }

  /** Whether one of them stands somewhere in that part of a text, or begins to at its end. */
  boolean areIn(CharSequence text, int from, int to) {
    int three = OTHER;
    for (int i = from; i < to; i++) {
      three = ((three << BITS) | classOf(text.charAt(i))) & THREE;
      if (i >= from + 2 && begins(text, i - 2, from, three)) {
        return true;
      }
    }
    for (int i = Math.max(from, to - 2); i < to; i++) {
      if (begins(text, i, from, threeAt(text, i, to))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a phrase that may begin inside a word begins there. */
  boolean areInside(CharSequence text, int at, int to) {
    return has(ofInsides, threeAt(text, at, to));
  }

  /** Behind the end nothing stands that a phrase knows. */
  private static int threeAt(CharSequence text, int at, int to) {
    int three = 0;
    for (int i = at; i < at + 3; i++) {
      three = (three << BITS) | (i < to ? classOf(text.charAt(i)) : OTHER);
    }
    return three;
  }

  private boolean begins(CharSequence text, int at, int from, int three) {
    return has(ofWords, three) && (mayBegin(text, at, from) || has(ofInsides, three));
  }

  /** Where words begin is for others to say; between two letters of lower case none does. */
  private static boolean mayBegin(CharSequence text, int at, int from) {
    return at == from
        || !Chars.is(text.charAt(at), Chars.LOWER | Chars.DIGIT)
        || !Chars.is(text.charAt(at - 1), Chars.ALNUM);
  }

  private static boolean has(long[] set, int three) {
    return (set[three >> 6] & (1L << three)) != 0;
  }

  private static int classOf(char c) {
    return c < CLASSES.length ? CLASSES[c] : OTHER;
  }
}
