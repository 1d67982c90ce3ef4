package dev.outcry.scrub;

import java.util.List;

/**
 * Payment card numbers: an issuer's first digits (ISO/IEC 7812) with a length that it uses, Luhn's
 * check digit, and either no separators or the groups that cards are printed in.
 */
final class CardRule extends Rule {

  private static final int MIN = 13;
  private static final int MAX = 19;
  private static final int MAX_GROUPS = 5;

  /** How far in front of a number a word may stand that says what it is. */
  private static final int KEY_WORD_DISTANCE = 30;

  private static final String[] KEY_WORDS = {"card", "maestro", "pan", "pay", "debit", "credit"};
  private static final CharSet KEY_WORDS_BEGIN = CharSet.of("cmpd");

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.ofDigits().inRunOf("0123456789 -", MIN));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    char issuer = text.charAt(at);
    if (issuer < '2' || issuer > '6' || Numbers.continuesBefore(text, at)) {
      return NOTHING;
    }
    int run = Chars.skip(text, at, Math.min(text.length(), at + MAX + 1), Chars.DIGIT);
    if (run - at >= MIN) {
      return run - at <= MAX && isCard(text, at, run) ? span(at, run) : NOTHING;
    }
    int end = run - at == 4 || run - at == 8 ? groupedEnd(text, at, run) : -1;
    return end < 0 ? NOTHING : span(at, end);
  }

  /** Where a number in groups ends; the longest one that is a card. */
  private static int groupedEnd(String text, int at, int firstEnd) {
    boolean separated = Chars.isAt(text, firstEnd, ' ') || Chars.isAt(text, firstEnd, '-');
    if (!separated || followsIbanHead(text, at)) {
      return -1;
    }
    char separator = text.charAt(firstEnd);
    int shape = firstEnd - at; // the groups' lengths, as the digits of a number
    int end = firstEnd;
    int found = -1;
    for (int groups = 1; groups < MAX_GROUPS && Chars.isAt(text, end, separator); groups++) {
      int start = end + 1;
      end = Chars.skip(text, start, Math.min(text.length(), start + 9), Chars.DIGIT);
      if (end == start) {
        break;
      }
      shape = shape * 10 + (end - start);
      if (isPrinted(shape) && isCard(text, at, end)) {
        found = end;
      }
    }
    return found;
  }

  /** Groups behind {@code DE89} are an account's, even if its check digits are wrong. */
  private static boolean followsIbanHead(String text, int at) {
    return Chars.isAt(text, at - 1, ' ')
        && Chars.isAt(text, at - 2, Chars.DIGIT)
        && Chars.isAt(text, at - 3, Chars.DIGIT)
        && Chars.isAt(text, at - 4, Chars.UPPER)
        && Chars.isAt(text, at - 5, Chars.UPPER);
  }

  private static boolean isPrinted(int shape) {
    return switch (shape) {
      case 88, 464, 465, 4441, 4442, 4443, 4444, 44441, 44442, 44443 -> true;
      default -> false;
    };
  }

  private static boolean isCard(String text, int start, int end) {
    int digits = Numbers.digits(text, start, end);
    if (digits < MIN || Numbers.continuesAfter(text, end)) {
      return false;
    }
    int four = Numbers.number(text, start, start + 4); // no group is shorter
    boolean issued = isIssued(four, digits);
    return (issued || isMaestro(four / 100))
        && Numbers.isLuhn(text, start, end)
        && (issued || hasKeyWord(text, start));
  }

  private static boolean isIssued(int four, int digits) {
    int two = four / 100;
    if (four / 1000 == 4) {
      return digits == 13 || digits == 16 || digits == 19;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return digits == 16;
    }
    if (two == 34 || two == 37) {
      return digits == 15;
    }
    int three = four / 10;
    if ((three >= 300 && three <= 305) || four == 3095 || two == 36 || two == 38 || two == 39) {
      return digits == 14;
    }
    if (four == 6011 || (three >= 644 && three <= 649) || two == 65 || two == 62) {
      return digits >= 16;
    }
    return four >= 3528 && four <= 3589 && digits >= 16;
  }

  /** They share their beginnings with others, so a word has to say what they are. */
  private static boolean isMaestro(int two) {
    return two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67;
  }

  private static boolean hasKeyWord(String text, int start) {
    for (int i = Math.max(0, start - KEY_WORD_DISTANCE); i < start; i++) {
      if (!KEY_WORDS_BEGIN.has(text.charAt(i) | 0x20)) {
        continue;
      }
      for (String word : KEY_WORDS) {
        if (Chars.hasWord(text, i, word)) {
          return true;
        }
      }
    }
    return false;
  }
}
