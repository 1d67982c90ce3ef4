package dev.outcry.scrub;

/** What a character can be part of. One table, so that a question costs one load. */
final class Chars {

  static final int DIGIT = 1;
  static final int UPPER = 1 << 1;
  static final int LOWER = 1 << 2;
  static final int LETTER = UPPER | LOWER;
  static final int ALNUM = LETTER | DIGIT;

  /** What glues a token to its neighbour: {@code [A-Za-z0-9_]}. */
  static final int WORD = 1 << 3;

  /** Base64url: {@code [A-Za-z0-9_-]}. */
  static final int BASE64URL = 1 << 4;

  /** RFC 9110's token68 without its padding: {@code [A-Za-z0-9._~+/-]}. */
  static final int TOKEN68 = 1 << 5;

  /** A name in front of {@code =} or {@code :}, {@code [A-Za-z0-9_.$-]}. */
  static final int KEY = 1 << 6;

  /** RFC 5322's atext, less those that glue paths: slash, backquote and bar. And the full stop. */
  static final int MAILBOX = 1 << 7;

  static final int HEX = 1 << 8;

  /** Where an unquoted value ends at the latest. */
  static final int VALUE_END = 1 << 9;

  static final int SPACE = 1 << 10;

  /** What opens or closes a list, or ends its line. */
  static final int BRACKET = 1 << 11;

  private static final short[] TABLE = table();

  private Chars() {}

  static boolean is(char c, int kinds) {
    return c < TABLE.length && (TABLE[c] & kinds) != 0;
  }

  /** Whether the character there is one of those; beyond either end there is none. */
  static boolean isAt(String text, int at, int kinds) {
    return at >= 0 && at < text.length() && is(text.charAt(at), kinds);
  }

  static boolean isAt(String text, int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** ASCII alone: a name is compared with names of ours. */
  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** Whether an ASCII word in lower case stands there in any case. */
  static boolean hasWord(String text, int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  /** The first position from there on, {@code limit} at the latest, whose character is none. */
  static int skip(String text, int from, int limit, int kinds) {
    int at = from;
    while (at < limit && is(text.charAt(at), kinds)) {
      at++;
    }
    return at;
  }

  /** The same for one character, so many of them at the most. */
  static int skip(String text, int from, char c, int most) {
    int at = from;
    while (at - from < most && isAt(text, at, c)) {
      at++;
    }
    return at;
  }

  private static short[] table() {
    short[] table = new short[128];
    for (char c = '0'; c <= '9'; c++) {
      table[c] = DIGIT | HEX;
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      table[c] = UPPER;
      table[c + 32] = LOWER;
    }
    mark(table, HEX, "abcdefABCDEF");
    for (char c = 0; c < 128; c++) {
      if ((table[c] & ALNUM) != 0) {
        table[c] |= WORD | BASE64URL | TOKEN68 | KEY | MAILBOX;
      }
    }
    mark(table, WORD, "_");
    mark(table, BASE64URL, "_-");
    mark(table, TOKEN68, "._~+/-");
    mark(table, KEY, "_.$-");
    mark(table, MAILBOX, ".!#$%&'*+=?^_{}~-");
    mark(table, BRACKET, "[]\n");
    mark(table, SPACE, " \t\r\n\f\u000B");
    mark(table, VALUE_END, " \t\r\n\f\u000B,;&)]}\"'<");
    return table;
  }

  private static void mark(short[] table, int kind, String chars) {
    for (int i = 0; i < chars.length(); i++) {
      table[chars.charAt(i)] |= (short) kind;
    }
  }
}
