package dev.outcry.scrub;

import java.util.List;

/**
 * Credentials in prose: {@code Bearer} and a token with a digit in it, {@code Basic} and what
 * decodes to printable text with a colon. "Bearer token missing" and "basic usage" stay.
 */
final class BearerRule extends Rule {

  private static final int MIN_TOKEN = 12;
  private static final int MIN_BASIC = 8;

  /** No user and password is longer; a text of that length is judged by its beginning. */
  private static final int DECODED = 1024;

  @Override
  List<Trigger> triggers() {
    return List.of(
        Trigger.of("bB", "eE", "aA", "rR", "eE").behind(CharSet.not(Chars.WORD)),
        Trigger.of("bB", "aA", "sS", "iI", "cC").behind(CharSet.not(Chars.WORD)));
  }

  @Override
  long find(String text, int at) {
    if (Chars.isAt(text, at - 1, Chars.WORD)) {
      return NOTHING;
    }
    if (Chars.hasWord(text, at, "bearer ")) {
      return token(text, at + 7);
    }
    return Chars.hasWord(text, at, "basic ") ? basic(text, at + 6) : NOTHING;
  }

  private static long token(String text, int start) {
    int end = Chars.skip(text, start, text.length(), Chars.TOKEN68);
    int digits = start;
    while (digits < end && !Chars.isDigit(text.charAt(digits))) {
      digits++;
    }
    return end - start >= MIN_TOKEN && digits < end ? span(start, padded(text, end)) : NOTHING;
  }

  private static long basic(String text, int start) {
    int end = start;
    int bits = 0;
    int count = 0;
    boolean colon = false;
    for (; end < text.length() && sextet(text.charAt(end)) >= 0; end++) {
      if (end - start < DECODED) {
        bits = (bits << 6) | sextet(text.charAt(end));
        count += 6;
        if (count >= 8) {
          count -= 8;
          int octet = (bits >> count) & 0xFF;
          if (octet < ' ' || octet == 0x7F) {
            return NOTHING;
          }
          colon |= octet == ':';
        }
      }
    }
    return colon && end - start >= MIN_BASIC ? span(start, padded(text, end)) : NOTHING;
  }

  private static int padded(String text, int end) {
    int at = end;
    while (at - end < 2 && Chars.isAt(text, at, '=')) {
      at++;
    }
    return at;
  }

  private static int sextet(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (Chars.isDigit(c)) {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
