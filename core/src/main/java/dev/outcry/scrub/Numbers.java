package dev.outcry.scrub;

/** What the rules for numbers have in common. */
final class Numbers {

  private Numbers() {}

  /** Whether what begins there is the rest of something longer. */
  static boolean continuesBefore(String text, int start) {
    return Chars.isAt(text, start - 1, Chars.WORD)
        || Chars.isAt(text, start - 1, '-')
        || Chars.isAt(text, start - 1, '.');
  }

  /** Whether what ends there goes on; the full stop of a sentence does not make it longer. */
  static boolean continuesAfter(String text, int end) {
    if (Chars.isAt(text, end, Chars.WORD)) {
      return true;
    }
    boolean joined = Chars.isAt(text, end, '-') || Chars.isAt(text, end, '.');
    return joined && Chars.isAt(text, end + 1, Chars.DIGIT);
  }

  /** Whether there is a digit with a digit on either side. */
  static boolean isWithin(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Chars.isDigit(text.charAt(at))
        && Chars.isDigit(text.charAt(at - 1))
        && Chars.isDigit(text.charAt(at + 1));
  }

  /** The digits there as a number; -1 where one is none. */
  static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c)) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /** How many digits there are. */
  static int digits(String text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** Luhn's check digit (ISO/IEC 7812-1, annex B) of the digits there, and not one all over. */
  static boolean isLuhn(String text, int start, int end) {
    int sum = 0;
    boolean same = true;
    boolean twice = false;
    char last = text.charAt(end - 1);
    for (int i = end - 1; i >= start; i--) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c)) {
        continue;
      }
      same &= c == last;
      int weighed = twice ? 2 * (c - '0') : c - '0';
      sum += weighed > 9 ? weighed - 9 : weighed;
      twice = !twice;
    }
    return sum % 10 == 0 && !same;
  }
}
