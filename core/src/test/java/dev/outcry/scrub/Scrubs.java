package dev.outcry.scrub;

/** A scrubber that knows e-mail addresses and runs of 16 digits; for tests of what is around it. */
final class Scrubs {

  static final Scrubber SMALL = Scrubs::scrub;

  static final DataScrubber DATA = DataScrubber.of(SMALL, SensitiveNames.defaults());

  private Scrubs() {}

  private static String scrub(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    boolean changed = false;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      String run = text.substring(at, end);
      String mask = mask(run);
      changed |= mask != null;
      out.append(mask == null ? run : mask);
      if (end < text.length()) {
        out.append(text.charAt(end++));
      }
      at = end;
    }
    return changed ? out.toString() : text;
  }

  private static String mask(String run) {
    int sign = run.indexOf('@');
    if (sign > 0 && run.indexOf('.', sign) > 0) {
      return "[email]";
    }
    return run.length() == 16 && run.chars().allMatch(c -> c >= '0' && c <= '9') ? "[card]" : null;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '@' || c == '.';
  }
}
