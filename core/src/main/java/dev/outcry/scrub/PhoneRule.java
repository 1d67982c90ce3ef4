package dev.outcry.scrub;

import java.util.List;

/**
 * Phone numbers in E.164's international form: a plus and 8 to 15 digits, with single spaces,
 * hyphens and parentheses among them. An offset from UTC and a version's build number also begin
 * with a plus, but behind a digit or a letter.
 */
final class PhoneRule extends Rule {

  private static final int MIN = 8;
  private static final int MAX = 15;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("+", "123456789", ""));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    if (Chars.isAt(text, at - 1, Chars.WORD)) {
      return NOTHING;
    }
    int digits = 0;
    int end = at + 1;
    for (int i = at + 1; i < text.length() && digits <= MAX; i++) {
      if (Chars.isDigit(text.charAt(i))) {
        digits++;
        end = i + 1;
      } else if (!isSeparator(text, i)) {
        break;
      }
    }
    boolean number = digits >= MIN && digits <= MAX && !Numbers.continuesAfter(text, end);
    return number ? span(at, end) : NOTHING;
  }

  /** One of them, or an opening parenthesis behind a space and the like. */
  private static boolean isSeparator(String text, int at) {
    return switch (text.charAt(at)) {
      case ' ', '-' -> Chars.isAt(text, at + 1, Chars.DIGIT) || Chars.isAt(text, at + 1, '(');
      case '(' -> Chars.isAt(text, at + 1, Chars.DIGIT);
      case ')' -> true;
      default -> false;
    };
  }
}
