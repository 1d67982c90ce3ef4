package dev.outcry.scrub;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Some of the ASCII characters, or all characters but some of them. */
final class CharSet {

  static final CharSet ANY = of("");

  private final boolean[] ascii = new boolean[128];
  private final boolean others;

  private CharSet(IntPredicate ofAscii, boolean others) {
    for (int c = 0; c < ascii.length; c++) {
      ascii[c] = ofAscii.test(c);
    }
    this.others = others;
  }

  /** Those; the empty string stands for any character at all. */
  static CharSet of(String chars) {
    return chars.isEmpty()
        ? new CharSet(c -> true, true)
        : new CharSet(c -> chars.indexOf(c) >= 0, false);
  }

  /** Those of {@link Chars}. */
  static CharSet of(int kinds) {
    return new CharSet(c -> Chars.is((char) c, kinds), false);
  }

  /** All but those of {@link Chars}. */
  static CharSet not(int kinds) {
    return new CharSet(c -> !Chars.is((char) c, kinds), true);
  }

  /** Those of any of them. */
  static CharSet anyOf(CharSet... sets) {
    return new CharSet(
        c -> Arrays.stream(sets).anyMatch(set -> set.has(c)),
        Arrays.stream(sets).anyMatch(set -> set.others));
  }

  boolean has(int c) {
    return c < ascii.length ? ascii[c] : others;
  }
}
