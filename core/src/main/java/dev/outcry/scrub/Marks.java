package dev.outcry.scrub;

import java.util.List;

/**
 * The texts that masks leave. A rule may find one of them again, or a word of one: that is masked
 * already, so that scrubbing twice is scrubbing once.
 */
final class Marks {

  private final String[] marks;
  private final CharSet beginnings;
  private final int longest;

  Marks(List<Mask> masks) {
    marks = masks.stream().flatMap(Mask::texts).distinct().toArray(String[]::new);
    StringBuilder first = new StringBuilder();
    int length = 0;
    for (String mark : marks) {
      first.append(mark.charAt(0));
      length = Math.max(length, mark.length());
    }
    beginnings = CharSet.of(first.toString());
    longest = length;
  }

  /** Whether what stands there is a mark, begins with one, or lies in one. */
  boolean hold(String text, int start, int end) {
    if (beginnings.has(text.charAt(start)) && begin(text, start)) {
      return true;
    }
    for (int i = Math.max(0, end - longest); i < start; i++) {
      if (beginnings.has(text.charAt(i)) && reach(text, i, end)) {
        return true;
      }
    }
    return false;
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

  /** A mark that is a word, and a longer word that begins like it, are two things. */
  private static boolean isWhole(String text, int end, String mark) {
    return !Chars.isAt(mark, mark.length() - 1, Chars.WORD) || !Chars.isAt(text, end, Chars.WORD);
  }
}
