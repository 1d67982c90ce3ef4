package dev.outcry.scrub;

import java.util.List;

/** Chooses the pairs of characters that a {@link Sieve} stops at: the rarest of each trigger. */
final class SievePairs {

  /** Where triggers with that pair begin: the lowest bit for the third character in front of it. */
  static final int PLACES = 0b11111;

  /** Both characters may be in a run of which so many lie at the beginning of a block. */
  static final int RUN_OF_4 = 1 << 5;

  static final int RUN_OF_6 = 1 << 6;
  static final int RUN_OF_8 = 1 << 7;
  static final int RUN = RUN_OF_4 | RUN_OF_6 | RUN_OF_8;

  /** The last character of a trigger that its pair may begin with. */
  private static final int LAST = 3;

  /** A run has one of them between two others. */
  private static final CharSet SEPARATORS = CharSet.of(" -");

  private static final int BYTES = 1 << 8;
  private static final int ASCII = 1 << 7;

  /** How often characters are met in logs, roughly, in ten thousandths; others once. */
  private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

  /** Pairs of letters that are met more often than their letters are. */
  private static final List<String> COMMON_PAIRS =
      List.of(
          "th", "he", "in", "er", "an", "re", "on", "at", "en", "nd", "ti", "es", "or", "te", "of",
          "ed", "is", "it", "al", "ar", "st", "to", "nt", "ng", "se", "ha", "as", "ou", "io", "le",
          "ve", "co", "me", "de", "hi", "ri", "ro", "ic", "ne", "ea", "ra", "ce", "li", "ch", "ll",
          "be", "ma", "si", "om", "ur", "ex", "pr", "us", "ct", "ec", "tt", "ho", "pa", "ca", "vi",
          "ap", "pi", "rk", "ge", "ls", "sh");

  private final double[] frequencies = frequencies();
  private final byte[] pairs = new byte[BYTES * BYTES];

  private SievePairs() {}

  /** For each pair, its first character the lower byte, {@link #PLACES} and {@link #RUN}. */
  static byte[] of(List<Trigger> triggers) {
    SievePairs all = new SievePairs();
    triggers.forEach(all::add);
    return all.pairs;
  }

  private void add(Trigger trigger) {
    if (trigger.isInRun()) {
      addRun(trigger);
      return;
    }
    add(trigger, 0);
    add(trigger, -1);
  }

  /** Of so many characters that far fewer begin a block, wherever it lies in them. */
  private void addRun(Trigger trigger) {
    int inBlock = trigger.run() - Sieve.BLOCK + 1;
    int bit = inBlock < 6 ? RUN_OF_4 : inBlock < 8 ? RUN_OF_6 : RUN_OF_8;
    for (char c = 0; c < ASCII; c++) {
      for (char d = 0; d < ASCII && trigger.runOf().has(c); d++) {
        if (trigger.runOf().has(d) && !(SEPARATORS.has(c) && SEPARATORS.has(d))) {
          pairs[index(c, d)] |= (byte) bit;
        }
      }
    }
  }

  /** The rarest pair of every second one, from the first. */
  private void add(Trigger trigger, int from) {
    int rarest = from;
    double least = Double.MAX_VALUE;
    for (int at = from; at <= Math.min(trigger.length() - 1, LAST); at += 2) {
      double more = more(trigger.at(at), trigger.at(at + 1));
      if (more < least) {
        least = more;
        rarest = at;
      }
    }
    CharSet first = trigger.at(rarest);
    CharSet second = trigger.at(rarest + 1);
    for (char c = 0; c < BYTES; c++) {
      for (char d = 0; d < BYTES && mayBe(first, c); d++) {
        if (mayBe(second, d)) {
          pairs[index(c, d)] |= (byte) (1 << (LAST - rarest));
        }
      }
    }
  }

  /** Whether a character with that low byte is in the set: one beyond Latin-1 may have any. */
  private static boolean mayBe(CharSet set, int low) {
    return set.has(low) || set.has(ASCII);
  }

  /** How often one stops there that has not before. */
  private double more(CharSet first, CharSet second) {
    double more = 0;
    for (char c = 0; c < ASCII; c++) {
      for (char d = 0; d < ASCII && mayBe(first, c); d++) {
        boolean isNew = mayBe(second, d) && (pairs[index(c, d)] & PLACES) == 0;
        more += isNew ? frequencies[index(c, d)] : 0;
      }
    }
    return more;
  }

  private static int index(char first, char second) {
    return first + (second << 8);
  }

  private static double[] frequencies() {
    double[] ofOne = new double[ASCII];
    for (char c = 0; c < ASCII; c++) {
      ofOne[c] = frequency(c);
    }
    double[] all = new double[BYTES * ASCII];
    for (char c = 0; c < ASCII; c++) {
      for (char d = 0; d < ASCII; d++) {
        all[index(c, d)] = ofOne[c] * ofOne[d];
      }
    }
    COMMON_PAIRS.forEach(pair -> all[index(pair.charAt(0), pair.charAt(1))] *= 5);
    return all;
  }

  private static double frequency(char c) {
    int rank = COMMON.indexOf(c);
    if (rank >= 0) {
      return 850 * Math.pow(0.88, rank);
    }
    if (c >= '0' && c <= '9') {
      return 150;
    }
    if (c >= 'A' && c <= 'Z') {
      return 40;
    }
    return switch (c) {
      case ' ' -> 1200;
      case '.' -> 300;
      case '/', '-', ':', ',', '=', '_', '"', '(', ')' -> 80;
      default -> 5;
    };
  }
}
