package dev.outcry.scrub;

import java.util.List;

/**
 * The texts that masks leave, and pseudonyms. A rule may find one of them again, or a word of one:
 * that is masked already, so that scrubbing twice is scrubbing once.
 */
final class Marks {

  private static final int LOW = 127;

  /**
   * So many characters behind a mark are of no interest. A longer list or text that begins with one
   * is masked whole, or each name in it would have it read to its end again.
   */
  private static final int BEHIND = 256;

  private final String[] marks;

  /** What a mark begins with, by its low bits: most characters begin none. */
  private final boolean[] beginnings = new boolean[LOW + 1];

  private final int longest;
  private final Pseudonymizer[] pseudonymizers;

  Marks(List<Mask> masks) {
    marks = masks.stream().flatMap(Mask::texts).distinct().toArray(String[]::new);
    int length = 0;
    for (String mark : marks) {
      beginnings[mark.charAt(0) & LOW] = true;
      length = Math.max(length, mark.length());
    }
    longest = length;
    pseudonymizers =
        masks.stream()
            .map(mask -> mask.redaction().pseudonymizer())
            .distinct()
            .filter(Pseudonymizer::hasKey)
            .toArray(Pseudonymizer[]::new);
  }

  /** Whether what stands there is a mark, begins with one and is not long, or lies in one. */
  boolean hold(String text, int start, int end) {
    if (end - start <= longest + BEHIND && mayBegin(text, start) && begin(text, start)) {
      return true;
    }
    for (int i = Math.max(0, end - longest); i < start; i++) {
      if (mayBegin(text, i) && reach(text, i, end)) {
        return true;
      }
    }
    return pseudonymHolds(text, start, end);
  }

  private boolean mayBegin(String text, int at) {
    return at < text.length() && beginnings[text.charAt(at) & LOW];
  }

  private boolean begin(String text, int start) {
    for (String mark : marks) {
      if (text.startsWith(mark, start) && isWhole(text, start + mark.length(), mark)) {
        return true;
      }
    }
    return false;
  }

  private boolean reach(String text, int start, int end) {
    for (String mark : marks) {
      if (mark.length() >= end - start && text.startsWith(mark, start)) {
        return true;
      }
    }
    return false;
  }

  private boolean pseudonymHolds(String text, int start, int end) {
    for (Pseudonymizer pseudonymizer : pseudonymizers) {
      for (int i = Math.max(0, end - PseudonymKey.CHARS); i <= start; i++) {
        int marked = pseudonymizer.endOf(text, i);
        if (marked >= 0 && (i == start || marked >= end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A mark that is a word, and a longer word that begins like it, are two things. */
  private static boolean isWhole(String text, int end, String mark) {
    return !Chars.isAt(mark, mark.length() - 1, Chars.WORD) || !Chars.isAt(text, end, Chars.WORD);
  }
}
