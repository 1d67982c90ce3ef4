package dev.outcry.scrub;

import java.util.Collection;

/**
 * Passes over most of a text: tells where no trigger of a {@link Detector} begins, by pairs of
 * characters, with one load and one branch for each.
 *
 * <p>Each trigger has a rare pair for either of the places in a pair that it may begin at; where
 * none of them is, there is none. What is always long, as numbers of cards are, needs no such pair:
 * it is looked for at every eighth character only. Characters that differ in their high bits are
 * one. So what is found means "look there", no more.
 *
 * <p>The table is static because the compiler then knows its length, and leaves out a check for
 * each load.
 */
final class Sieve {

  /** A pair tells of triggers that begin so many characters in front of it at the most. */
  static final int BEFORE = 6;

  static final int STEP = 8;

  private static final byte[] PAIRS;
  private static final byte[] PLACES;

  static {
    SievePairs pairs = SievePairs.ofAll();
    PAIRS = pairs.pairs();
    PLACES = pairs.places();
  }

  private Sieve() {}

  /** What to ask for, to find what those detectors look for. */
  static int askFor(Collection<Detector> detectors) {
    return detectors.stream().mapToInt(SievePairs::bitsOf).reduce(0, (a, b) -> a | b);
  }

  /** The next pair that stands in a trigger, from an even position on; -1 where there is none. */
  static int next(String text, int from, int asked) {
    int pairs = asked & SievePairs.PAIR;
    int last = text.length() - 1;
    for (int at = from; at < last; at += 2) {
      if ((pair(text, at) & pairs) != 0) {
        return at;
      }
    }
    return -1;
  }

  /** Where triggers with that pair begin: bits, the first for {@link #BEFORE}. */
  static int places(String text, int at) {
    return PLACES[SievePairs.index(text.charAt(at), text.charAt(at + 1))] & 0xFF;
  }

  /**
   * The next place in a long run, at steps of eight from the given one on; whatever runs there
   * began so many characters in front of it at the most. -1 where there is none.
   */
  static int nextRun(String text, int from, int asked) {
    int runs = asked & SievePairs.RUN;
    int last = text.length() - STEP;
    for (int at = from; at <= last; at += STEP) {
      int four = pair(text, at) & pair(text, at + 2) & runs;
      if (four != 0 && isLong(text, at, four)) {
        return at;
      }
    }
    boolean rest = from < last + STEP && last >= 0; // the last step is a shorter one
    return rest && isLong(text, last, pair(text, last) & pair(text, last + 2) & runs) ? last : -1;
  }

  private static boolean isLong(String text, int at, int four) {
    int six = four & pair(text, at + 4);
    int eight = six & pair(text, at + 6);
    return (four & SievePairs.RUN_OF_4) != 0
        || (six & SievePairs.RUN_OF_6) != 0
        || (eight & SievePairs.RUN_OF_8) != 0;
  }

  private static int pair(String text, int at) {
    return PAIRS[SievePairs.index(text.charAt(at), text.charAt(at + 1))];
  }
}
