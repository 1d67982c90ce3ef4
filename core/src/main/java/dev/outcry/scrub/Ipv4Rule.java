package dev.outcry.scrub;

import java.util.List;

/**
 * IPv4 addresses in dotted form, with their prefix length if they have one. Four numbers up to 255
 * may be a version as well, so what a word like {@code version}, a slash or a letter introduces is
 * spared.
 */
final class Ipv4Rule extends Rule {

  private static final String[] NOT_BEHIND = {"version", "section", "oid", "release", "build"};

  @Override
  List<Trigger> triggers() {
    String digits = "0123456789";
    return List.of(Trigger.of(digits, ".", digits));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    int start = at;
    while (start > 0 && at - start < 3 && Chars.isAt(text, start - 1, Chars.DIGIT)) {
      start--;
    }
    int end = end(text, start);
    if (end < 0
        || Numbers.continuesBefore(text, start)
        || Chars.isAt(text, end, Chars.WORD)
        || isVersion(text, start)) {
      return NOTHING;
    }
    boolean joined = Chars.isAt(text, end, '-') || Chars.isAt(text, end, '.');
    if (joined && Chars.isAt(text, end + 1, Chars.WORD)) {
      return NOTHING;
    }
    return span(start, prefixEnd(text, end, 32));
  }

  /** Where an address that begins there ends; -1 where there is none. */
  static int end(String text, int start) {
    int at = start;
    for (int i = 0; ; i++) {
      int end = Chars.skip(text, at, Math.min(text.length(), at + 4), Chars.DIGIT);
      if (end == at || end - at > 3 || (end - at > 1 && text.charAt(at) == '0')) {
        return -1;
      }
      if (end - at == 3 && text.substring(at, end).compareTo("255") > 0) {
        return -1;
      }
      if (i == 3) {
        return end;
      }
      if (!Chars.isAt(text, end, '.')) {
        return -1;
      }
      at = end + 1;
    }
  }

  /** Behind {@code /24}, if that is there. */
  static int prefixEnd(String text, int end, int bits) {
    if (!Chars.isAt(text, end, '/') || !Chars.isAt(text, end + 1, Chars.DIGIT)) {
      return end;
    }
    int last = Chars.skip(text, end + 1, Math.min(text.length(), end + 5), Chars.DIGIT);
    boolean valid = last - end <= 4 && Integer.parseInt(text, end + 1, last, 10) <= bits;
    return valid && !Chars.isAt(text, last, Chars.WORD) ? last : end;
  }

  private static boolean isVersion(String text, int start) {
    if (Chars.isAt(text, start - 1, '/')) { // a product's token; "peer /203.0.113.9" is Java's
      return Chars.isAt(text, start - 2, Chars.WORD);
    }
    int word = start - 1;
    if (!Chars.isAt(text, word, ' ')) {
      return false;
    }
    for (String before : NOT_BEHIND) {
      int begin = word - before.length();
      if (begin >= 0
          && Chars.hasWord(text, begin, before)
          && !Chars.isAt(text, begin - 1, Chars.LETTER)) {
        return true;
      }
    }
    return false;
  }
}
