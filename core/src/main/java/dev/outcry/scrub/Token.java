package dev.outcry.scrub;

import java.util.ArrayList;
import java.util.List;

/**
 * A secret with a prefix.
 *
 * @param offset where in the prefix the rarest three characters begin, which are its trigger
 * @param chars of which characters the rest is
 * @param min how many there are at least
 * @param max and at most; more of them mean that it is something else
 */
record Token(
    String prefix,
    int offset,
    int chars,
    int min,
    int max,
    boolean dots,
    boolean digit,
    boolean samples) {

  /** Of how many characters of it a sieve may make use. */
  private static final int TRIGGER = 5;

  private static final int ANY_LENGTH = Integer.MAX_VALUE;

  /** No rest has to be longer. */
  static final int LOOK = 128;

  /** Among so many of the rest's characters there is a digit, if there has to be one. */
  private static final int DIGIT = 48;

  /** So many equal characters begin no secret. */
  private static final int SAME = 8;

  static Token exactly(String prefix, int offset, int chars, int length) {
    return new Token(prefix, offset, chars, length, length, false, false, true);
  }

  static Token atLeast(String prefix, int offset, int chars, int min) {
    return new Token(prefix, offset, chars, min, ANY_LENGTH, false, false, true);
  }

  /** The rest is of several parts, joined by dots. */
  Token andDots() {
    return new Token(prefix, offset, chars, min, max, true, digit, samples);
  }

  /** The rest has a digit at least. */
  Token withDigit() {
    return new Token(prefix, offset, chars, min, max, dots, true, samples);
  }

  /** The rest is not one character repeated. */
  Token notSample() {
    return new Token(prefix, offset, chars, min, max, dots, digit, false);
  }

  Trigger trigger() {
    return triggerOf(List.of(this));
  }

  /** What all of those have that begin with the same three characters. */
  static Trigger triggerOf(List<Token> sharing) {
    List<CharSet> sets = new ArrayList<>();
    for (int i = 0; i < TRIGGER; i++) {
      int place = i;
      sets.add(CharSet.anyOf(sharing.stream().map(t -> t.at(place)).toArray(CharSet[]::new)));
    }
    CharSet[] before = sharing.stream().map(token -> token.at(-1)).toArray(CharSet[]::new);
    return Trigger.ofSets(sets).behind(CharSet.anyOf(before));
  }

  /** What stands so many characters behind the beginning of its trigger. */
  private CharSet at(int place) {
    int at = offset + place;
    if (at < 0) {
      return CharSet.not(Chars.WORD);
    }
    return at < prefix.length() ? CharSet.of(prefix.substring(at, at + 1)) : CharSet.of(chars);
  }

  /** Equal for those that may share a trigger. */
  String triggerKey() {
    return prefix.substring(offset, Math.min(prefix.length(), offset + 3));
  }

  int start(int trigger) {
    return trigger - offset;
  }

  /** Where it ends if its trigger stands there; -1 if it is none. */
  int end(String text, int trigger) {
    int start = start(trigger);
    if (start < 0 || Chars.isAt(text, start - 1, Chars.WORD) || !text.startsWith(prefix, start)) {
      return -1;
    }
    int rest = start + prefix.length();
    int end = restEnd(text, rest, Math.min(text.length(), rest + look()));
    int length = end - rest;
    if (length < min
        || length > max
        || (max < ANY_LENGTH && Chars.isAt(text, end, Chars.WORD))
        || (digit && !hasDigit(text, rest, end))
        || (!samples && isSample(text, rest))) {
      return -1;
    }
    return restEnd(text, end, text.length());
  }

  /** Whether it is one shows within so many characters. */
  private int look() {
    int length = max < ANY_LENGTH ? max + 1 : min + 1;
    return digit ? Math.max(length, DIGIT) : length;
  }

  private int restEnd(String text, int from, int limit) {
    int end = Chars.skip(text, from, limit, chars);
    while (dots
        && end + 1 < limit
        && Chars.isAt(text, end, '.')
        && Chars.isAt(text, end + 1, chars)) {
      end = Chars.skip(text, end + 1, limit, chars);
    }
    return end;
  }

  private static boolean hasDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSample(String text, int start) {
    for (int i = start + 1; i < start + SAME; i++) {
      if (text.charAt(i) != text.charAt(start)) {
        return false;
      }
    }
    return true;
  }
}
