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

  /** The trigger at each place of the list goes to the lane at the same place. */
  Filter(List<Trigger> triggers, int[] lanesOf) {
    for (int i = 0; i < lanesOf.length; i++) {
      add(triggers.get(i), lanesOf[i]);
    }
  }

  private void add(Trigger trigger, int lane) {
    for (int c = 0; c < table.length; c++) {
      for (int place = 0; place < 3; place++) {
        if (trigger.allows(place, c)) {
          table[c] |= 1L << (place * LANES + lane);
        }
      }
    }
  }

  /** The next place from there on at which a trigger may stand; -1 where there is none. */
  int next(String text, int from) {
    long[] lanes = table;
    int end = text.length() - 2;
    int at = from;
    for (; at < end - 7; at += 8) {
      long a = lanes[text.charAt(at) & 0xFF];
      long b = lanes[text.charAt(at + 1) & 0xFF];
      long c = lanes[text.charAt(at + 2) & 0xFF];
      long d = lanes[text.charAt(at + 3) & 0xFF];
      long e = lanes[text.charAt(at + 4) & 0xFF];
      long f = lanes[text.charAt(at + 5) & 0xFF];
      long g = lanes[text.charAt(at + 6) & 0xFF];
      long h = lanes[text.charAt(at + 7) & 0xFF];
      long i = lanes[text.charAt(at + 8) & 0xFF];
      long j = lanes[text.charAt(at + 9) & 0xFF];
      long hits =
          inCommon(a, b, c)
              | inCommon(b, c, d)
              | inCommon(c, d, e)
              | inCommon(d, e, f)
              | inCommon(e, f, g)
              | inCommon(f, g, h)
              | inCommon(g, h, i)
              | inCommon(h, i, j);
      if (hits != 0) {
        break;
      }
    }
    for (; at < end; at++) {
      if (lanesAt(text, at) != 0) {
        return at;
      }
    }
    return -1;
  }

  /** The lanes whose triggers may stand there, a bit for each. */
  long lanesAt(String text, int at) {
    return inCommon(
        table[text.charAt(at) & 0xFF],
        table[text.charAt(at + 1) & 0xFF],
        table[text.charAt(at + 2) & 0xFF]);
  }

  private static long inCommon(long first, long second, long third) {
    return first & (second >>> LANES) & (third >>> (2 * LANES));
  }
}
