package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers go by issuer, length and check digit; what is nearly one stays. */
class CardsTest {

  private static final Scrubber CARDS =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.CARD).build();

  private static final String VISA = card("4", 16);

  @ParameterizedTest
  @CsvSource({
    "40, 13 16 19",
    "49, 13 16 19",
    "51, 16",
    "55, 16",
    "2221, 16",
    "2720, 16",
    "34, 15",
    "37, 15",
    "300, 14",
    "305, 14",
    "3095, 14",
    "36, 14",
    "38, 14",
    "39, 14",
    "6011, 16 17 18 19",
    "644, 16 17 18 19",
    "649, 16 17 18 19",
    "65, 16 17 18 19",
    "62, 16 17 18 19",
    "3528, 16 17 18 19",
    "3589, 16 17 18 19"
  })
  void anIssuersPrefixGoesWithItsLengthsAlone(String prefix, String lengths) {
    for (int length = 12; length <= 20; length++) {
      String text = "no " + card(prefix, length) + " ok";
      if (lengths.contains(Integer.toString(length))) {
        assertThat(CARDS.scrub(text)).isEqualTo("no [card] ok");
      } else {
        assertThat(CARDS.scrub(text)).isSameAs(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "1", "2220", "2721", "306", "3094", "3096", "31", "33", "3527", "3590", "50", "56",
        "58", "59", "600", "6010", "6012", "61", "63", "643", "66", "67", "7", "8", "9"
      })
  void aPrefixOfNobodyStaysInEveryLength(String prefix) {
    for (int length = 12; length <= 20; length++) {
      String text = "no " + card(prefix, length) + " ok";
      assertThat(CARDS.scrub(text)).isSameAs(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "56", "57", "58", "63", "67"})
  void maestroGoesBehindAWordThatSaysSo(String prefix) {
    for (int length = 13; length <= 19; length++) {
      String number = card(prefix, length);
      assertThat(CARDS.scrub("Maestro " + number)).isEqualTo("Maestro [card]");
      assertThat(CARDS.scrub(number)).isSameAs(number);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"49", "59", "60", "61", "66", "68", "70"})
  void noWordMakesMaestroOfOthers(String prefix) {
    String text = "maestro " + card(prefix, 17);
    assertThat(CARDS.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "maestro", "pan", "pay", "debit", "credit", "CARD", "Pay", "PAN"})
  void eachWordCountsIfNotTooFarInFront(String word) {
    String number = card("50", 16);
    int between = 30 - word.length();
    String near = word + ".".repeat(between - 1) + ' ';
    assertThat(CARDS.scrub(near + number)).isEqualTo(near + "[card]");
    assertThat(CARDS.scrub("a b " + near + number)).isEqualTo("a b " + near + "[card]");
    String far = word + ".".repeat(between) + ' ' + number;
    assertThat(CARDS.scrub(far)).isSameAs(far);
  }

  @Test
  void aWordBehindTheNumberDoesNotCount() {
    String text = card("50", 16) + " card";
    assertThat(CARDS.scrub(text)).isSameAs(text);
    String other = "cord mastro pin bay " + card("50", 16);
    assertThat(CARDS.scrub(other)).isSameAs(other);
  }

  @Test
  void theCheckDigitHasToBeRight() {
    for (int i = 1; i <= 9; i++) {
      int last = (VISA.charAt(15) - '0' + i) % 10;
      String text = "no " + VISA.substring(0, 15) + last;
      assertThat(CARDS.scrub(text)).isSameAs(text);
      String maestro = card("50", 16);
      last = (maestro.charAt(15) - '0' + i) % 10;
      String behindWord = "card " + maestro.substring(0, 15) + last;
      assertThat(CARDS.scrub(behindWord)).isSameAs(behindWord);
    }
  }

  @Test
  void oneDigitAllOverIsNoCard() {
    String fours = "4".repeat(16);
    assertThat(CARDS.scrub(fours)).isSameAs(fours);
    String groups = grouped(fours, "4444", " ");
    assertThat(CARDS.scrub(groups)).isSameAs(groups);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "_", "0", "9", "-", ".", "x-", "1."})
  void whatIsGluedInFrontIsPartOfSomethingLonger(String front) {
    for (String number : new String[] {VISA, grouped(VISA, "4444", " ")}) {
      assertThat(CARDS.scrub(front + number)).isEqualTo(front + number);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "_", "0", "9", "-1", ".5", "-0 "})
  void whatIsGluedBehindIsPartOfSomethingLonger(String behind) {
    for (String number : new String[] {VISA, grouped(VISA, "4444", " ")}) {
      String text = "no " + number + behind;
      assertThat(CARDS.scrub(text)).isSameAs(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", ". Ok", "-", "-x", ",1", ":", ";", "/", "\"", ")", "\n", "\u00FC"})
  void punctuationGluesNothing(String behind) {
    for (String number : new String[] {VISA, grouped(VISA, "4444", "-")}) {
      assertThat(CARDS.scrub(number + behind)).isEqualTo("[card]" + behind);
      assertThat(CARDS.scrub('(' + number + behind)).isEqualTo("([card]" + behind);
    }
  }

  @Test
  void aCardGoesWhereverItStands() {
    for (int before = 0; before < 40; before++) {
      String front = ":".repeat(before);
      for (int after = 0; after < 10; after++) {
        String behind = ":".repeat(after);
        assertThat(CARDS.scrub(front + VISA + behind)).isEqualTo(front + "[card]" + behind);
        String thirteen = card("4", 13);
        assertThat(CARDS.scrub(front + thirteen + behind)).isEqualTo(front + "[card]" + behind);
      }
    }
  }

  @Test
  void aCardIsLongerThanTheValueItBegins() {
    String groups = grouped(VISA, "4444", " ");
    assertThat(Scrubbers.defaults().scrub("card_number=" + groups + " ok"))
        .isEqualTo("card_number=[card] ok");
  }

  /** A number of that length that begins so, and with the right check digit. */
  static String card(String prefix, int length) {
    String digits = (prefix + "1203".repeat(5)).substring(0, length - 1);
    return digits + luhn(digits);
  }

  private static char luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed / 10 + weighed % 10;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /** In groups, each as long as the shape's digit says. */
  static String grouped(String number, String shape, String separator) {
    StringBuilder groups = new StringBuilder();
    int at = 0;
    for (int i = 0; i < shape.length(); i++) {
      int end = at + shape.charAt(i) - '0';
      groups.append(at == 0 ? "" : separator).append(number, at, end);
      at = end;
    }
    return groups.toString();
  }
}
