package dev.outcry.scrub;

/**
 * Three characters in a row, each one of a set, that everything a rule looks for holds somewhere.
 * The rarer they are in ordinary text, the less the rule costs.
 */
final class Trigger {

  private static final String DIGITS = "0123456789";

  private final CharSet first;
  private final CharSet second;
  private final CharSet third;
  private final boolean fourDigits;

  /** What follows the three. */
  private final String rest;

  private final CharSet runOf;
  private final int run;

  /** For each character, and for all that are not ASCII, which of the three it may be. */
  private final byte[] places = new byte[129];

  private Trigger(
      CharSet first,
      CharSet second,
      CharSet third,
      boolean fourDigits,
      String rest,
      CharSet runOf,
      int run) {
    this.first = first;
    this.second = second;
    this.third = third;
    this.fourDigits = fourDigits;
    this.rest = rest;
    this.runOf = runOf;
    this.run = run;
    for (int c = 0; c < places.length; c++) {
      for (int place = 0; place < 3; place++) {
        places[c] |= (byte) (at(place).has(c) ? 1 << place : 0);
      }
    }
  }

  /** Exactly these characters, of which the first three are looked for: three or more. */
  static Trigger of(String literal) {
    if (literal.length() < 3) {
      throw new IllegalArgumentException("not three characters: " + literal);
    }
    return new Trigger(
        CharSet.of(literal.substring(0, 1)),
        CharSet.of(literal.substring(1, 2)),
        CharSet.of(literal.substring(2, 3)),
        false,
        literal.substring(3),
        CharSet.ANY,
        0);
  }

  /** One ASCII character of each; the empty string stands for any character at all. */
  static Trigger of(String first, String second, String third) {
    return new Trigger(
        CharSet.of(first), CharSet.of(second), CharSet.of(third), false, "", CharSet.ANY, 0);
  }

  /** Three digits that a fourth one follows: most numbers of a log are shorter. */
  static Trigger ofDigits() {
    CharSet digits = CharSet.of(DIGITS);
    return new Trigger(digits, digits, digits, true, "", CharSet.ANY, 0);
  }

  /**
   * The same where all that the rule finds is of these characters, and so many of them at least; it
   * begins two characters in front of the trigger at the most. 11 to 15 make a difference.
   */
  Trigger inRunOf(String chars, int least) {
    return new Trigger(first, second, third, fourDigits, rest, CharSet.of(chars), least);
  }

  boolean isOfDigits() {
    return fourDigits;
  }

  boolean isInRun() {
    return run > 0;
  }

  CharSet runOf() {
    return runOf;
  }

  /** Of how many characters it is known what they are. */
  int length() {
    return 3 + rest.length();
  }

  /** What may stand so many characters behind the first, -1 to {@link #length}. */
  CharSet at(int place) {
    return switch (place) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> place < 0 ? CharSet.ANY : CharSet.of(rest.substring(place - 3, place - 2));
    };
  }

  /** Whether it stands there: the filter answers for low bytes alone. */
  boolean isAt(String text, int at) {
    byte[] table = places;
    return (table[Math.min(text.charAt(at), 128)]
            & table[Math.min(text.charAt(at + 1), 128)] >> 1
            & table[Math.min(text.charAt(at + 2), 128)] >> 2
            & 1)
        != 0;
  }
}
