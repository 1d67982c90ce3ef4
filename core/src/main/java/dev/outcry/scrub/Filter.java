package dev.outcry.scrub;

import java.util.List;

/**
 * Finds the places where any of up to some dozens of triggers may stand, in one pass that touches
 * each character once.
 *
 * <p>Each trigger has a lane, one of 21. An entry of the table holds three groups of lanes: those
 * whose trigger may have this character first, second, third. Where three entries in a row have a
 * lane in common, its trigger may be there. Triggers that share a lane, and characters that share a
 * low byte, give false alarms only.
 */
final class Filter {

  static final int LANES = 21;

  private final long[] table = new long[256];

  /** The lane of {@link Trigger#ofDigits}; it shares it with nobody, for it lets most through. */
  private final long digits;

  /** The trigger at each place of the list goes to the lane at the same place. */
  Filter(List<Trigger> triggers, int[] lanesOf) {
    long digits = 0;
    long others = 0;
    for (int i = 0; i < lanesOf.length; i++) {
      long lane = 1L << lanesOf[i];
      add(triggers.get(i), lanesOf[i]);
      digits |= triggers.get(i).isOfDigits() ? lane : 0;
      others |= triggers.get(i).isOfDigits() ? 0 : lane;
    }
    this.digits = digits & ~others;
  }

  private void add(Trigger trigger, int lane) {
    for (int c = 0; c < table.length; c++) {
      for (int place = 0; place < 3; place++) {
        if (trigger.at(place).has(c)) {
          table[c] |= 1L << (place * LANES + lane);
        }
      }
    }
  }

  /** The next place from there on at which a trigger may stand; -1 where there is none. */
  int next(String text, int from) {
    int length = text.length();
    if (length - from < 3) {
      return -1;
    }
    long[] lanes = table;
    long first = lanes[text.charAt(from) & 0xFF];
    long second = lanes[text.charAt(from + 1) & 0xFF];
    for (int at = from + 2; at < length; at++) {
      long third = lanes[text.charAt(at) & 0xFF];
      long hits = first & (second >>> LANES) & (third >>> (2 * LANES));
      if (hits != 0 && (hits != digits || at + 1 == length || Chars.isDigit(text.charAt(at + 1)))) {
        return at - 2;
      }
      first = second;
      second = third;
    }
    return -1;
  }

  /** The lanes whose triggers may have these three characters, a bit for each. */
  long lanesOf(char first, char second, char third) {
    return table[first & 0xFF]
        & (table[second & 0xFF] >>> LANES)
        & (table[third & 0xFF] >>> (2 * LANES));
  }
}
