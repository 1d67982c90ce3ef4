package dev.outcry.scrub;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three characters in a row, each one of a set, that everything a rule looks for holds somewhere,
 * and what is known of those around them. The rarer they are in ordinary text, the less the rule
 * costs.
 */
final class Trigger {

  private static final String DIGITS = "0123456789";

  /** The three, and what follows them. */
  private final List<CharSet> sets;

  /** What may stand in front of them. */
  private final CharSet before;

  private final boolean fourDigits;
  private final CharSet runOf;
  private final int run;

  /** For each character, and for all that are not ASCII, which of the three it may be. */
  private final byte[] places = new byte[129];

  private Trigger(List<CharSet> sets, CharSet before, boolean fourDigits, CharSet runOf, int run) {
    if (sets.size() < 3) {
      throw new IllegalArgumentException("not three characters: " + sets.size());
    }
    this.sets = List.copyOf(sets);
    this.before = before;
    this.fourDigits = fourDigits;
    this.runOf = runOf;
    this.run = run;
    for (int c = 0; c < places.length; c++) {
      for (int place = 0; place < 3; place++) {
        places[c] |= (byte) (at(place).has(c) ? 1 << place : 0);
      }
    }
  }

  /** Exactly these characters: three or more. */
  static Trigger of(String literal) {
    return ofSets(literal.chars().mapToObj(c -> CharSet.of(Character.toString(c))).toList());
  }

  /**
   * One ASCII character of each, of which the first three are looked for; the empty string stands
   * for any character at all.
   */
  static Trigger of(String first, String second, String third, String... rest) {
    Stream<String> three = Stream.of(first, second, third);
    return ofSets(Stream.concat(three, Stream.of(rest)).map(CharSet::of).toList());
  }

  static Trigger ofSets(List<CharSet> sets) {
    return new Trigger(sets, CharSet.ANY, false, CharSet.ANY, 0);
  }

  /** Three digits that a fourth one follows: most numbers of a log are shorter. */
  static Trigger ofDigits() {
    List<CharSet> digits = Collections.nCopies(3, CharSet.of(DIGITS));
    return new Trigger(digits, CharSet.ANY, true, CharSet.ANY, 0);
  }

  /** The same where one of those stands in front of it, or the text begins. */
  Trigger behind(CharSet chars) {
    return new Trigger(sets, chars, fourDigits, runOf, run);
  }

  /**
   * The same where all that the rule finds is of these characters, and so many of them at least; it
   * begins two characters in front of the trigger at the most. 11 to 15 make a difference.
   */
  Trigger inRunOf(String chars, int least) {
    return new Trigger(sets, before, fourDigits, CharSet.of(chars), least);
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

  /** How many characters long it is at least, if it is in a run. */
  int run() {
    return run;
  }

  /** Of how many characters it is known what they are. */
  int length() {
    return sets.size();
  }

  /** What may stand so many characters behind the first, or in front of it. */
  CharSet at(int place) {
    if (place >= 0 && place < sets.size()) {
      return sets.get(place);
    }
    return place == -1 ? before : CharSet.ANY;
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
