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

  /** Luhn's check digit (ISO/IEC 7812-1, annex B), and not one digit all over. */
  static boolean isLuhn(long number) {
    int sum = 0;
    boolean same = true;
    boolean twice = false;
    long last = number % 10;
    for (long rest = number; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      same &= digit == last;
      int weighed = twice ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
      twice = !twice;
    }
    return sum % 10 == 0 && !same;
  }

  /** The first so many digits of a number of {@code digits} digits. */
  static long first(long number, int digits, int wanted) {
    long first = number;
    for (int i = digits; i > wanted; i--) {
      first /= 10;
    }
    return first;
  }
}
