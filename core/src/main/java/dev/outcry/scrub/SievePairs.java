package dev.outcry.scrub;

import java.util.List;

/** Chooses the pairs of characters that the {@link Sieve} stops at: the rarest of each trigger. */
final class SievePairs {

  /** Pairs of detectors that are on by default, and of each that is not. */
  static final int PAIR = 0b1111;

  /** Both characters may be in a run of which so many lie at the beginning of a block. */
  static final int RUN_OF_4 = 1 << 4;

  static final int RUN_OF_6 = 1 << 5;
  static final int RUN_OF_8 = 1 << 6;
  static final int RUN = RUN_OF_4 | RUN_OF_6 | RUN_OF_8;

  private static final int CHARS = 1 << 7;

  /** How often characters are met in logs, roughly, in ten thousandths; others once. */
  private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

  /** Pairs of letters that are met more often than their letters are. */
  private static final List<String> COMMON_PAIRS =
      List.of(
          "th", "he", "in", "er", "an", "re", "on", "at", "en", "nd", "ti", "es", "or", "te", "of",
          "ed", "is", "it", "al", "ar", "st", "to", "nt", "ng", "se", "ha", "as", "ou", "io", "le",
          "ve", "co", "me", "de", "hi", "ri", "ro", "ic", "ne", "ea", "ra", "ce", "li", "ch", "ll",
          "be", "ma", "si", "om", "ur", "ex", "pr", "us", "ct", "ec", "tt", "ho", "pa", "ca", "vi");

  /** An application's names ask for one trigger more, which has the pairs of others. */
  private static final SensitiveNames ANY_NAMES = SensitiveNames.builder().add("a").build();

  private final byte[] pairs = new byte[CHARS * CHARS];

  /** Where triggers with that pair begin: bit 0 for six characters in front of it, and so on. */
  private final byte[] places = new byte[CHARS * CHARS];

  private SievePairs() {}

  static SievePairs ofAll() {
    SievePairs all = new SievePairs();
    for (Detector detector : Detector.values()) {
      int bits = bitsOf(detector);
      for (Rule rule : detector.rules(ANY_NAMES)) {
        rule.triggers().forEach(trigger -> all.add(trigger, bits));
      }
    }
    return all;
  }

  byte[] pairs() {
    return pairs;
  }

  byte[] places() {
    return places;
  }

  static int index(char first, char second) {
    return ((first & (CHARS - 1)) << 7) + (second & (CHARS - 1));
  }

  /** A bit for its pairs, and those of runs, which are few. */
  static int bitsOf(Detector detector) {
    return switch (detector) {
      case IPV4 -> 1 << 1;
      case IPV6 -> 1 << 2;
      case PHONE -> 1 << 3;
      case CARD -> 1 | RUN_OF_6;
      case IBAN -> 1 | RUN_OF_8;
      case US_SSN -> 1 | RUN_OF_4;
      default -> 1;
    };
  }

  private void add(Trigger trigger, int bits) {
    if (trigger.isInRun()) {
      mark(trigger.runOf(), trigger.runOf(), bits & RUN, 0);
      return;
    }
    add(trigger, 0, bits & PAIR);
    add(trigger, 1, bits & PAIR);
  }

  /** The rarest pair for triggers that begin at that place of a pair. */
  private void add(Trigger trigger, int place, int bit) {
    int rarest = -place;
    double least = Double.MAX_VALUE;
    for (int at = -place; at <= Math.min(trigger.length() - 2, 6); at += 2) {
      double more = more(trigger.at(at), trigger.at(at + 1), bit);
      if (more < least) {
        least = more;
        rarest = at;
      }
    }
    mark(trigger.at(rarest), trigger.at(rarest + 1), bit, 1 << (6 - rarest));
  }

  private void mark(CharSet first, CharSet second, int bits, int place) {
    for (char c = 0; c < CHARS; c++) {
      for (char d = 0; d < CHARS && first.has(c); d++) {
        if (second.has(d)) {
          pairs[index(c, d)] |= (byte) bits;
          places[index(c, d)] |= (byte) place;
        }
      }
    }
  }

  /** How often one stops there that has not before. */
  private double more(CharSet first, CharSet second, int bit) {
    double more = 0;
    for (char c = 0; c < CHARS; c++) {
      for (char d = 0; d < CHARS && first.has(c); d++) {
        more += second.has(d) && (pairs[index(c, d)] & bit) == 0 ? frequency(c, d) : 0;
      }
    }
    return more;
  }

  private static double frequency(char first, char second) {
    double both = frequency(first) * frequency(second);
    return COMMON_PAIRS.contains("" + first + second) ? 3 * both : both;
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
