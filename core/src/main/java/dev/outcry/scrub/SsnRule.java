package dev.outcry.scrub;

import java.util.List;

/**
 * Social security numbers of the United States, {@code AAA-GG-SSSS}, in the ranges that the SSA
 * assigns; and not the two numbers of old advertisements that it has declared void.
 */
final class SsnRule extends Rule {

  private static final int LENGTH = 11;

  @Override
  List<Trigger> triggers() {
    String digits = "0123456789";
    return List.of(Trigger.of(digits, "-", digits).inRunOf(digits + '-', LENGTH));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    int start = at - 2;
    int end = start + LENGTH;
    if (start < 0 || end > text.length() || text.charAt(start + 6) != '-') {
      return NOTHING;
    }
    int area = Numbers.number(text, start, start + 3);
    int group = Numbers.number(text, start + 4, start + 6);
    int serial = Numbers.number(text, start + 7, end);
    boolean assigned =
        area > 0
            && area != 666
            && area < 900
            && group > 0
            && serial > 0
            && !isVoid(area, group, serial);
    return assigned && !Numbers.continuesBefore(text, start) && !Numbers.continuesAfter(text, end)
        ? span(start, end)
        : NOTHING;
  }

  private static boolean isVoid(int area, int group, int serial) {
    return (area == 78 && group == 5 && serial == 1120)
        || (area == 219 && group == 9 && serial == 9999);
  }
}
