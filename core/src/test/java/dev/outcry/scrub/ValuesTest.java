package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a name that says secret the whole value goes, nothing around it, and no empty word. */
class ValuesTest {

  private static final Scrubber SCRUBBER = Scrubbers.defaults();
  private static final String VALUE = "7Hk2" + "x9Lq";
  private static final String MASK = "[secret]";

  /** Such a text keeps all but the value, which stands where its {@code ~} is. */
  private static void assertMasked(String text) {
    assertMasked(text, VALUE);
  }

  private static void assertMasked(String text, String value) {
    assertThat(SCRUBBER.scrub(text.replace("~", value))).isEqualTo(text.replace("~", MASK));
  }

  private static void assertStays(String text) {
    assertThat(SCRUBBER.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=~",
        "password=~ next",
        "password =  ~ next",
        "password=\t~",
        "password: ~",
        "password:\t ~ next",
        "password:~ next",
        "password=>~ next",
        "password => ~",
        "password:=~ next",
        "password := ~",
        "?password=~&a=b",
        "password=~;a=b",
        "password=~, a=b",
        "(password=~) next",
        "[password=~] next",
        "{password=~} next",
        "<b>password=~</b>"
      })
  void aValueGoesFromBehindTheSeparatorToWhatEndsIt(String text) {
    assertMasked(text);
    assertMasked(text, VALUE.repeat(30));
    assertMasked(text, "\u00e9\u4e2d" + VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "9", "xx", "..", "1111", "aaaa", "abcd", "nope", "yet", "a.b/c"})
  void whatIsShortOrLooksLikeAnEmptyWordIsAValueStill(String value) {
    assertMasked("password=~", value);
    assertMasked("password=~ next", value);
    assertMasked("password=\"~\" next", value);
    assertMasked("[password=~] next", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password= ",
        "password: ",
        "password=>",
        "password:= ",
        "password => ",
        "password=\t\t",
        "password==7Hk2 next",
        "password == 7Hk2 next",
        "password::7Hk2 next"
      })
  void behindOtherOperatorsAndAtTheEndOfTheTextThereIsNoValue(String text) {
    assertStays(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "1",
        "?",
        "-",
        "*",
        "null",
        "NULL",
        "Null",
        "true",
        "False",
        "none",
        "nil",
        "undefined",
        "yes",
        "no",
        "on",
        "off",
        "enabled",
        "disabled",
        "new",
        "n/a",
        "N/A",
        "xxx",
        "xxxxxxxx",
        "XXX",
        "***",
        "********",
        "...",
        "ab***yz",
        "7***"
      })
  void whatSaysNothingStays(String word) {
    assertStays("password=" + word + ", next");
    assertStays("password=\"" + word + "\", next");
    assertStays("{\\\"password\\\":\\\"" + word + "\\\"}");
    assertStays("(password: " + word + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-", "null", "n/a", "xxx", "***", "...", "ab***yz"})
  void whatSaysNothingStaysAtTheEndOfTheTextToo(String word) {
    assertStays("password=" + word);
    assertStays("password='" + word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xxy", "Xxx", "**7*", "7**", "..7", "nullx7", "truth", "nine", "offen", "n/b"})
  void whatOnlyBeginsLikeAnEmptyWordGoes(String value) {
    assertMasked("password=~, next", value);
    assertMasked("password='~', next", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${x}",
        "${db.password:none}",
        "$(cat file)",
        "$DB_PASSWORD",
        "#{x}",
        ":name",
        "%s",
        "%s)"
      })
  void whatOnlyPointsToAValueStays(String reference) {
    assertStays("password=" + reference);
    assertStays("password: " + reference + " next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${x}", "$(cat file)", "$DB_PASSWORD"})
  void aVariableStaysInQuotesToo(String reference) {
    assertStays("password=\"" + reference + "\" next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$ecret~", "$5~", "#~", ":7~", "%sab~", "%7~", "$"})
  void whatOnlyBeginsLikeAReferenceGoes(String shape) {
    String value = shape.replace("~", VALUE);
    assertMasked("password=~", value);
    assertMasked("password: ~ next", value);
    assertMasked("password=\"~\" next", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"getPassword()", "env.get(name)", "getPassword(), next", "s3.get() + 1"})
  void aCallStays(String call) {
    assertStays("password=" + call);
    assertStays("password: " + call);
  }

  @Test
  void aBracketInAValueMakesItNoCall() {
    assertMasked("password=~ next", "7get(x");
    assertMasked("password=~ next", "a!b(x");
    assertMasked("password=~", "getPassword");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: must not be blank",
        "password: is missing",
        "Password: Invalid for bob",
        "password: a word",
        "token: expired",
        "session: closed",
        "token: expired, sorry",
        "iban: 12"
      })
  void aSentenceStays(String text) {
    assertStays(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: ~|must",
        "password: ~, that|must",
        "password: ~ not|most",
        "password=~ not|must",
        "password:~ not|must",
        "password: \"~\" not|must",
        "session:~|closed",
        "session=~|closed",
        "session: ~|closed9",
        "iban=~|12",
        "pin: ~|12"
      })
  void aWordThatMakesNoSentenceGoes(String row) {
    String[] parts = row.split("\\|", -1);
    assertMasked(parts[0], parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\nnext", "\\rnext", "\\tnext", "\\\"next", "\\'next", "\nnext", "\"next"})
  void anEscapeOfALineOrAQuoteEndsAValue(String rest) {
    assertMasked("password=~" + rest);
    assertMasked("a\\nnext: password=~" + rest);
  }

  @Test
  void anotherBackslashIsPartOfTheValue() {
    assertMasked("password=~ next", "ab\\c" + VALUE);
    assertMasked("password=~ next", "corp\\" + VALUE + '\\');
    assertMasked("password=~", VALUE + '\\');
    assertMasked("password=~", "\\");
    assertMasked("password=~", "\\\\");
  }
}
