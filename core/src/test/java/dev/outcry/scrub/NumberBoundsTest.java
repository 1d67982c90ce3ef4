package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and numbers of people and phones go in their exact lengths and ranges alone. */
class NumberBoundsTest {

  private static final Scrubber IBANS = only(Detector.IBAN);
  private static final Scrubber SSNS = only(Detector.US_SSN);
  private static final Scrubber PHONES = only(Detector.PHONE);

  private static final String GERMAN = iban("DE", 22);
  private static final String SSN = String.join("-", "123", "45", "6789");
  private static final String DIGITS = "2".repeat(20);

  @ParameterizedTest
  @CsvSource({
    "AD, 24", "NO, 15", "BE, 16", "AT, 20", "CH, 21", "DE, 22", "GB, 22", "ES, 24", "IT, 27",
    "FR, 27", "PL, 28", "MT, 31", "LC, 32", "RU, 33", "YE, 30"
  })
  void anAccountHasItsCountrysLength(String country, int length) {
    String number = iban(country, length);
    isMasked(IBANS, number, "[iban]");
    isMasked(IBANS, grouped(number, " "), "[iban]");
    isMasked(IBANS, grouped(number, "-"), "[iban]");
    for (int other : new int[] {length - 1, length + 1}) {
      isShown(IBANS, iban(country, other));
      isShown(IBANS, grouped(iban(country, other), " "));
    }
  }

  @Test
  void anAccountsCheckDigitsHaveToBeRight() {
    int right = Integer.parseInt(GERMAN.substring(2, 4));
    for (int digits = 0; digits < 100; digits++) {
      if (digits % 97 != right % 97) {
        isShown(IBANS, String.format("DE%02d%s", digits, GERMAN.substring(4)));
      }
    }
    isShown(IBANS, "DE" + GERMAN.charAt(2) + 'X' + GERMAN.substring(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "XX", "AA", "ZZ", "DX", "ED"})
  void otherCountriesHaveNoAccounts(String country) {
    for (int length = 14; length <= 34; length++) {
      isShown(IBANS, iban(country, length));
    }
  }

  @Test
  void anAccountIsInUpperCaseAndEvenlyGrouped() {
    isShown(IBANS, GERMAN.toLowerCase(Locale.ROOT));
    isShown(IBANS, 'd' + GERMAN.substring(1));
    isShown(IBANS, GERMAN.substring(0, 21) + 'a');
    isShown(IBANS, GERMAN.substring(0, 4) + ' ' + GERMAN.substring(4));
    isShown(IBANS, GERMAN.substring(0, 8) + ' ' + GERMAN.substring(8));
    isShown(IBANS, grouped(GERMAN, " ").replaceFirst(" (\\d+)$", "-$1"));
    isShown(IBANS, grouped(GERMAN, "."));
    isShown(IBANS, grouped(GERMAN, "  "));
  }

  @Test
  void whatIsGluedToAnAccountMakesItAnother() {
    for (String glue : new String[] {"a", "Z", "_", "0"}) {
      isShown(IBANS, glue + GERMAN);
      isShown(IBANS, GERMAN + glue);
      isShown(IBANS, grouped(GERMAN, " ") + glue);
    }
    for (String apart : new String[] {".", "-", ":", "/", " x", "\u00FC"}) {
      assertThat(IBANS.scrub(GERMAN + apart)).isEqualTo("[iban]" + apart);
      assertThat(IBANS.scrub("x" + apart + ' ' + GERMAN)).isEqualTo("x" + apart + " [iban]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "001, 01, 0001",
    "665, 99, 9999",
    "667, 45, 6789",
    "899, 45, 6789",
    "078, 05, 1119",
    "078, 05, 1121",
    "078, 04, 1120",
    "077, 05, 1120",
    "219, 09, 9998",
    "219, 08, 9999",
    "218, 09, 9999"
  })
  void anAssignedNumberGoes(String area, String group, String serial) {
    isMasked(SSNS, String.join("-", area, group, serial), "[ssn]");
  }

  @ParameterizedTest
  @CsvSource({
    "000, 45, 6789",
    "666, 45, 6789",
    "900, 45, 6789",
    "999, 45, 6789",
    "123, 00, 6789",
    "123, 45, 0000",
    "078, 05, 1120",
    "219, 09, 9999",
    "23, 45, 6789",
    "1123, 45, 6789",
    "123, 4, 6789",
    "123, 456, 7890",
    "123, 45, 678",
    "123, 45, 67890",
    "12a, 45, 6789",
    "123, 4a, 6789",
    "123, 45, 678a"
  })
  void noAssignedNumberStays(String area, String group, String serial) {
    isShown(SSNS, String.join("-", area, group, serial));
  }

  @Test
  void whatIsGluedToASocialSecurityNumberMakesItAnother() {
    for (String front : new String[] {"a", "_", "0", "-", ".", "9-", "x."}) {
      isShown(SSNS, front + SSN);
    }
    for (String behind : new String[] {"a", "_", "0", "-1", ".1"}) {
      isShown(SSNS, SSN + behind);
    }
    for (String behind : new String[] {".", "-", ". Ok", "-x", ",", "/"}) {
      assertThat(SSNS.scrub(SSN + behind)).isEqualTo("[ssn]" + behind);
      assertThat(SSNS.scrub(":" + SSN + behind)).isEqualTo(":[ssn]" + behind);
    }
    isShown(SSNS, SSN.replace('-', ' '));
    isShown(SSNS, SSN.substring(0, 6) + '/' + SSN.substring(7));
    isShown(SSNS, SSN.substring(0, 3) + '/' + SSN.substring(4));
  }

  @Test
  void aPhoneNumberHas8To15Digits() {
    for (int digits = 1; digits <= 20; digits++) {
      String number = '+' + DIGITS.substring(0, digits);
      if (digits >= 8 && digits <= 15) {
        isMasked(PHONES, number, "[phone]");
      } else {
        isShown(PHONES, number);
      }
    }
    isShown(PHONES, "+0" + DIGITS.substring(0, 10));
    isShown(PHONES, DIGITS.substring(0, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 30 %s",
        "+49-30-%s",
        "+49 (30) %s",
        "+49(0)30 %s",
        "+1 (30)-%s",
        "+4 9 3 0 %s"
      })
  void itMayHaveSingleSeparators(String format) {
    isMasked(PHONES, String.format(format, "222222"), "[phone]");
    isMasked(PHONES, String.format(format, "222-2222"), "[phone]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+49  30%s", "+49--30%s", "+49 - 30%s", "+49/30%s", "+49.30%s", "+49((30%s"})
  void otherSeparatorsEndIt(String format) {
    isShown(PHONES, String.format(format, "22222"));
  }

  @Test
  void whatIsGluedToAPhoneNumberMakesItSomethingElse() {
    String number = '+' + DIGITS.substring(0, 9);
    for (String glue : new String[] {"a", "Z", "_", "0"}) {
      isShown(PHONES, glue + number);
    }
    for (String glue : new String[] {"a", "Z", "_", ".5"}) {
      isShown(PHONES, number + glue);
    }
    for (String apart : new String[] {".", ",", " ", " - x", "-", ")", ") x", " (home)"}) {
      assertThat(PHONES.scrub(number + apart)).isEqualTo("[phone]" + apart);
      assertThat(PHONES.scrub("(" + number + apart)).isEqualTo("([phone]" + apart);
    }
  }

  private static void isMasked(Scrubber scrubber, String number, String mark) {
    assertThat(scrubber.scrub(number)).isEqualTo(mark);
    assertThat(scrubber.scrub("is " + number + ", ok")).isEqualTo("is " + mark + ", ok");
    assertThat(scrubber.scrub(".".repeat(30) + ' ' + number)).endsWith(". " + mark);
  }

  private static void isShown(Scrubber scrubber, String text) {
    assertThat(scrubber.scrub(text)).isSameAs(text);
    String within = "is " + text + " ok";
    assertThat(scrubber.scrub(within)).isSameAs(within);
  }

  private static String grouped(String number, String separator) {
    return number.replaceAll("(.{4})(?!$)", "$1" + separator);
  }

  /** An account of that country and length whose check digits are right. */
  private static String iban(String country, int length) {
    String account = ("QZ" + "3704053201".repeat(4)).substring(0, length - 4);
    StringBuilder digits = new StringBuilder();
    (account + country + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
    int remainder = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return String.format("%s%02d%s", country, 98 - remainder, account);
  }

  private static Scrubber only(Detector detector) {
    return Scrubbers.builder().disable(Detector.values()).enable(detector).build();
  }
}
