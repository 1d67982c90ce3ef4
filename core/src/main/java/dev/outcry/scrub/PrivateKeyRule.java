package dev.outcry.scrub;

import java.util.List;

/**
 * Private keys in PEM (RFC 7468) and PGP's armour, from {@code -----BEGIN} to the end of the
 * closing line; to the end of the text where that is missing, for long lines get cut. Line breaks
 * may be escaped. Public keys and certificates are no secrets.
 */
final class PrivateKeyRule extends Rule {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LABEL = 100;

  /** A line of fewer characters shows that keys are talked of, not a key. */
  private static final int MIN_LINE = 16;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("-BE"));
  }

  @Override
  long find(String text, int at) {
    int start = at - 4;
    if (start < 0 || !text.startsWith(BEGIN, start)) {
      return NOTHING;
    }
    int label = start + BEGIN.length();
    int labelEnd = dashes(text, label, label + LABEL);
    if (labelEnd < 0 || !isPrivate(text, label, labelEnd)) {
      return NOTHING;
    }
    int body = labelEnd + DASHES.length();
    return hasKey(text, body) ? span(start, end(text, body)) : NOTHING;
  }

  private static int end(String text, int body) {
    int end = text.indexOf(END, body);
    if (end < 0) {
      return text.length();
    }
    int label = end + END.length();
    int dashes = dashes(text, label, label + LABEL);
    return dashes < 0 ? text.length() : dashes + DASHES.length();
  }

  private static int dashes(String text, int from, int limit) {
    int end = Math.min(limit, text.length() - DASHES.length() + 1);
    for (int i = from; i < end; i++) {
      if (text.startsWith(DASHES, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPrivate(String text, int start, int end) {
    return endsWith(text, start, end, "PRIVATE KEY")
        || endsWith(text, start, end, "PRIVATE KEY BLOCK");
  }

  private static boolean endsWith(String text, int start, int end, String suffix) {
    return end - start >= suffix.length() && text.startsWith(suffix, end - suffix.length());
  }

  /** Whether a line of base64 comes before the next dashes; in front of it may be headers. */
  private static boolean hasKey(String text, int from) {
    int line = 0;
    for (int i = from; i < text.length() && line < MIN_LINE; i++) {
      char c = text.charAt(i);
      if (c == '-' && text.startsWith(DASHES, i)) {
        return false;
      }
      line = Chars.is(c, Chars.ALNUM) || c == '+' || c == '/' || c == '=' ? line + 1 : 0;
    }
    return line >= MIN_LINE;
  }
}
