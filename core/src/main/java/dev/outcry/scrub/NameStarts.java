package dev.outcry.scrub;

/**
 * The first four characters of each phrase that makes a name sensitive. Most names hold none of
 * them, which one look at each character tells. Some fours are taken for others, which says "may
 * be", no more.
 */
final class NameStarts {

  private static final int BITS = 5;
  private static final int CHARS = 4;
  private static final int FIRST = (CHARS - 1) * BITS;
  private static final int FOUR = (1 << (CHARS * BITS)) - 1;
  private static final int SIZE_BITS = 16;
  private static final int DIGIT = 26;
  private static final int OTHER = 27;

  /** What stands in front of a name, or behind it. */
  private static final int NOTHING = ((OTHER << BITS | OTHER) << BITS | OTHER) << BITS | OTHER;

  private static final char NO_ASCII = 128;
  private static final byte[] CLASSES = new byte[NO_ASCII];

  /** The same, and -1 for what no name in front of a separator has, {@link #NO_ASCII} with it. */
  private static final byte[] IN_NAME = new byte[NO_ASCII + 1];

  static {
    for (char c = 0; c < NO_ASCII; c++) {
      boolean letter = Chars.is(c, Chars.LETTER);
      CLASSES[c] = (byte) (letter ? Chars.lower(c) - 'a' : Chars.isDigit(c) ? DIGIT : OTHER);
      IN_NAME[c] = Chars.is(c, Chars.KEY) ? CLASSES[c] : -1;
    }
    IN_NAME[NO_ASCII] = -1;
  }

  private final long[] ofWords = new long[1 << (SIZE_BITS - 6)];
  private final long[] ofInsides = new long[1 << (SIZE_BITS - 6)];

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
    if (at == CHARS) {
      int index = index(before);
      set[index >> 6] |= 1L << index;
    } else if (at < phrase.length()) {
      put(set, phrase, at + 1, next(before, phrase.charAt(at)));
    } else {
      for (int any = 0; any <= OTHER; any++) {
        put(set, phrase, at + 1, (before << BITS) | any);
      }
    }
  }

  /** Whether one of them may stand in the name that ends there, wherever its words begin. */
  boolean mayEndAt(String text, int end, int limit) {
    long[] words = ofWords;
    int four = NOTHING; // behind the end nothing stands that a phrase knows
    for (int i = end - 1; i >= limit; i--) {
      int classOfChar = IN_NAME[Math.min(text.charAt(i), NO_ASCII)];
      if (classOfChar < 0) {
        return false;
      }
      four = four >>> BITS | classOfChar << FIRST;
      if (isIn(words, four)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of them stands somewhere in that part of a text, or begins to at its end. */
  boolean areIn(CharSequence text, int from, int to) {
    int four = NOTHING;
    for (int i = from; i < to + CHARS - 1; i++) {
      four = fourUpTo(four, text, i, to);
      int first = i - (CHARS - 1);
      if (first >= from && first < to && begins(text, first, from, four)) {
        return true;
      }
    }
    return false;
  }

  /** The four characters there, to be asked for. */
  static int fourAt(CharSequence text, int at, int to) {
    int four = 0;
    for (int i = at; i < at + CHARS; i++) {
      four = fourUpTo(four, text, i, to);
    }
    return four;
  }

  /** The four characters there, from those that begin one further in front. */
  static int fourBehind(int before, CharSequence text, int at, int to) {
    return fourUpTo(before, text, at + CHARS - 1, to);
  }

  /** Behind the end nothing stands that a phrase knows. */
  private static int fourUpTo(int before, CharSequence text, int last, int to) {
    return last < to ? next(before, text.charAt(last)) : next(before, OTHER);
  }

  /** Whether a phrase that may begin inside a word begins with those. */
  boolean areInside(int four) {
    return isIn(ofInsides, four);
  }

  private static int next(int before, char c) {
    return next(before, classOf(c));
  }

  private static int next(int before, int classOfChar) {
    return (before << BITS | classOfChar) & FOUR;
  }

  private boolean begins(CharSequence text, int at, int from, int four) {
    return isIn(ofWords, four) && (mayBegin(text, at, from) || isIn(ofInsides, four));
  }

  /** Where words begin is for others to say; between two letters of lower case none does. */
  private static boolean mayBegin(CharSequence text, int at, int from) {
    return at == from
        || !Chars.is(text.charAt(at), Chars.LOWER | Chars.DIGIT)
        || !Chars.is(text.charAt(at - 1), Chars.ALNUM);
  }

  private static boolean isIn(long[] set, int four) {
    int index = index(four);
    return (set[index >> 6] & (1L << index)) != 0;
  }

  private static int index(int four) {
    return (four * 0x9E3779B1) >>> (Integer.SIZE - SIZE_BITS);
  }

  private static int classOf(char c) {
    return c < CLASSES.length ? CLASSES[c] : OTHER;
  }
}
