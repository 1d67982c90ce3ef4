package dev.outcry.scrub;

import java.util.List;

/**
 * The texts that masks leave, and pseudonyms. A rule may find one of them again, or a word of one:
 * that is masked already, so that scrubbing twice is scrubbing once.
 */
final class Marks {

  private final String[] marks;
  private final Pseudonymizer[] pseudonymizers;

  Marks(List<Mask> masks) {
    marks = masks.stream().flatMap(Mask::texts).distinct().toArray(String[]::new);
    pseudonymizers =
        masks.stream()
            .map(mask -> mask.redaction().pseudonymizer())
            .distinct()
            .filter(Pseudonymizer::hasKey)
            .toArray(Pseudonymizer[]::new);
  }

  /** Whether what stands there is a mark, begins with one, or lies in one. */
  boolean hold(String text, int start, int end) {
    for (String mark : marks) {
      if (text.startsWith(mark, start) && isWhole(text, start + mark.length(), mark)) {
        return true;
      }
      for (int i = Math.max(0, end - mark.length()); i < start; i++) {
        if (text.startsWith(mark, i)) {
          return true;
        }
      }
    }
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
