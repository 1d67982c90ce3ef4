package dev.outcry.scrub;

import java.util.Arrays;

/**
 * Phrases of lower-case words as a tree of characters, so that a name is looked up without making a
 * string of it. Filled once, then read by any thread.
 */
final class NamePhrases {

  /** What a phrase means. */
  static final int FOR_FIELD = 1;

  static final int FOR_HEADER = 1 << 1;
  static final int FOR_PARAMETER = 1 << 2;
  static final int FOR_X_HEADER = 1 << 3;

  /** In front of a {@code =} or {@code :} of a free text. */
  static final int FOR_TEXT = 1 << 13;

  static final int FOR_ALL = FOR_FIELD | FOR_HEADER | FOR_PARAMETER | FOR_TEXT;
  static final int HARMLESS = 1 << 4;
  static final int TAKES_BACK = 1 << 5;
  static final int ASKS = 1 << 6;
  static final int KEEPS = 1 << 7;

  /** The whole name is allowed, whatever else is said of it. */
  static final int ALLOWED = 1 << 8;

  /** Where a phrase may stand. */
  static final int ANYWHERE = 1 << 9;

  static final int BEGINS_INSIDE = 1 << 10;
  static final int ENDS_INSIDE = 1 << 11;
  static final int BEGINS_NAME = 1 << 12;

  /** It is the name of a number which has a detector of its own. */
  static final int NUMBER = 1 << 14;

  /** The application has named it: it is no word of a sentence there. */
  static final int ADDED = 1 << 15;

  static final int ROOT = 0;
  static final int NONE = -1;

  /** Characters of a phrase. */
  static final int CHARS = 64;

  /** Where two words meet. */
  static final char GAP = ' ';

  /** Letters, digits and the gap. */
  private static final int WIDTH = 37;

  private static final byte[] SYMBOLS = new byte[128];

  static {
    for (char c = 0; c < SYMBOLS.length; c++) {
      SYMBOLS[c] = (byte) computed(c);
    }
  }

  private char[] next = new char[WIDTH * 4096];
  private int[] meanings = new int[4096];
  private int nodes = 1;

  private final NameStarts starts = new NameStarts();

  /** With the marks of {@link NameTable}. */
  void addMarked(String phrase, int meaning) {
    int from = 0;
    int to = phrase.length();
    int all = meaning;
    if (phrase.startsWith("*")) {
      all |= BEGINS_INSIDE;
      from++;
    } else if (phrase.startsWith("^")) {
      all |= BEGINS_NAME;
      from++;
    }
    if (phrase.endsWith("*")) {
      all |= ENDS_INSIDE;
      to--;
    }
    add(phrase.substring(from, to), all);
  }

  /** Words with a gap between them, which stand with their gaps or without any. */
  void add(String words, int meaning) {
    addAsIs(words, meaning);
    addAsIs(words.replace(String.valueOf(GAP), ""), meaning);
  }

  private void addAsIs(String phrase, int meaning) {
    int at = ROOT;
    for (int i = 0; i < phrase.length(); i++) {
      at = grown(at, symbol(phrase.charAt(i)));
    }
    meanings[at] |= meaning;
    if ((meaning & (FOR_ALL | FOR_X_HEADER)) != 0) {
      starts.add(phrase, (meaning & BEGINS_INSIDE) != 0);
    }
  }

  /** What sensitive phrases begin with. */
  NameStarts starts() {
    return starts;
  }

  private int grown(int node, int symbol) {
    int slot = node * WIDTH + symbol;
    if (next[slot] == 0) {
      if (nodes > Character.MAX_VALUE) {
        throw new IllegalArgumentException(
            "names of more than " + (int) Character.MAX_VALUE + " characters in all");
      }
      if (nodes == meanings.length) {
        next = Arrays.copyOf(next, next.length * 2);
        meanings = Arrays.copyOf(meanings, nodes * 2);
      }
      next[slot] = (char) nodes++;
    }
    return next[slot];
  }

  /** The node that this character, of any case, leads to. */
  int step(int node, char c) {
    int symbol = symbol(c);
    int to = symbol < 0 ? 0 : next[node * WIDTH + symbol];
    return to == 0 ? NONE : to;
  }

  int meaning(int node) {
    return meanings[node];
  }

  private static int symbol(char c) {
    return c < SYMBOLS.length ? SYMBOLS[c] : -1;
  }

  private static int computed(char c) {
    if (c == GAP) {
      return 36;
    }
    if (c >= '0' && c <= '9') {
      return 26 + c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z' ? lower - 'a' : -1;
  }
}
