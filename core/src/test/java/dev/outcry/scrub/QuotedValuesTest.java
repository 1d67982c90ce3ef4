package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value in quotes or brackets goes to what closes it, and so do all pairs of a cookie header. */
class QuotedValuesTest {

  private static final Scrubber SCRUBBER = Scrubbers.defaults();
  private static final String VALUE = "7Hk2" + "x9Lq";
  private static final String MASK = "[secret]";

  /** Such a text keeps all but the value, which stands where its {@code ~} is. */
  private static void assertMasked(String text, String value) {
    assertThat(SCRUBBER.scrub(text.replace("~", value))).isEqualTo(text.replace("~", MASK));
  }

  private static void assertStays(String text) {
    assertThat(SCRUBBER.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=\"~\" next",
        "password='~' next",
        "password: '~', next",
        "'password'=>'~', 'user'=>'bob'",
        "{\"password\":\"~\",\"user\":\"bob\"}",
        "{\"password\" : \"~\" , \"user\" : \"bob\"}",
        "{'password': '~', 'user': 'bob'}"
      })
  void aValueGoesToTheQuoteThatClosesIt(String text) {
    for (int times = 1; times < 20; times++) {
      assertMasked(text, VALUE.repeat(times));
    }
    assertMasked(text, VALUE + ", with = signs; and (brackets)]");
    assertMasked(text, VALUE + "\\\\");
  }

  /** JSON in a string, in a string of JSON in a string, and once more. */
  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\\\\\", "\\\\\\\\\\\\\\"})
  void aQuoteWithBackslashesIsClosedByOneWithAsMany(String backslashes) {
    String quote = backslashes + '"';
    String text = "{QpasswordQ:Q~Q,QuserQ:QbobQ}";
    for (int times = 1; times < 20; times++) {
      assertMasked(text.replace("Q", quote), VALUE.repeat(times));
    }
    assertMasked(text.replace("Q", quote), VALUE + ", and more");
    String escape = backslashes + '\\';
    assertMasked(text.replace("Q", quote), "it" + escape + quote + "s " + VALUE);
    assertMasked(text.replace("Q", quote), VALUE + escape + escape); // it ends in a backslash
    assertStays(text.replace("Q", quote).replace("~", ""));
  }

  @Test
  void twoBackslashesAreReadToo() {
    assertMasked("password=\\\\\"~\\\\\" next", VALUE);
    assertStays("password=\\\\\"\\\\\" next");
  }

  @Test
  void anEscapedQuoteEndsNoValue() {
    // wherever it stands, and however far the quote that closes the value is
    for (int before = 0; before < 80; before += 13) {
      for (int after = 0; after < 80; after++) {
        String value = "a".repeat(before) + "\\\"" + "b".repeat(after);
        assertMasked("password=\"~\" next", value);
        assertMasked("password='~' next", value.replace('"', '\''));
      }
    }
  }

  @Test
  void theOtherQuoteEndsNoValue() {
    assertMasked("password=\"~\" next", "it's" + VALUE);
    assertMasked("password='~' next", "a \"" + VALUE + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password=\"", "password: '", "{\"password\":\"", "{\\\"password\\\":\\\""})
  void whereNoQuoteClosesItTheValueGoesToTheEnd(String start) {
    assertMasked(start + '~', VALUE);
    assertMasked(start + '~', "two words, and " + VALUE.repeat(20));
    assertStays(start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=[~] next",
        "password: [~] next",
        "{\"password\":[~],\"user\":\"bob\"}",
        "password=[~",
        "password=[~\nnext 7"
      })
  void aListWithDigitsGoes(String text) {
    assertMasked(text, VALUE);
    assertMasked(text, "\"" + VALUE + "\", \"b\"");
    assertMasked(text, "word, [" + VALUE + ", [a]], word");
    assertMasked(text, VALUE + ", " + "word ".repeat(60));
  }

  @Test
  void aListMayBeginWithWords() {
    assertMasked("password=[~] next", "w".repeat(96) + '7');
    assertMasked("password=[~] next", "word ".repeat(19) + "7, " + "word ".repeat(40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=[email] next",
        "password: [secret]",
        "password=[]",
        "password=[a, b] 7",
        "password=[two [words]] 7",
        "password=[words",
        "password=[words\n7]",
        "password={name} 7",
        "password={\"a\":7}",
        "password=(a, 7)"
      })
  void wordsInBracketsAndObjectsStay(String text) {
    assertStays(text);
  }

  @Test
  void aLongListOfWordsStays() {
    assertStays("password=[" + "word ".repeat(60) + "] next");
    assertStays("password=[" + "word ".repeat(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: ~ next|a=%1",
        "Cookie: ~|a=%1; b=%2",
        "Cookie: ~ next|a=%1; b=%2; c=%3",
        "Cookie: ~ next|a=%1;b=%2;c=%3",
        "Cookie: ~ next|a=%1;b",
        "Cookie: ~ next|a=%1; b=%2;c",
        "Cookie: ~;|a=%1; b=%2",
        "Cookie: ~;  next|a=%1; b=%2",
        "Cookie: ~; |a=%1; b=%2",
        "Cookie: ~\nnext: 1|a=%1; b=%2",
        "Cookie: ~; \nnext: 1|a=%1; b=%2",
        "Set-Cookie: ~|a=%1; Path=/; HttpOnly",
        "cookie=~ next|a=%1; b=%2",
        "\"Cookie\": \"~\"|a=%1; b=%2"
      })
  void allPairsOfACookieHeaderGo(String row) {
    String[] parts = row.split("\\|", -1);
    assertMasked(parts[0], parts[1].replace("%", VALUE));
    assertMasked(parts[0], parts[1].replace("%", VALUE.repeat(20)));
  }

  @Test
  void aCookiesValueMayBeInQuotesAndHaveBrackets() {
    assertMasked("Cookie: ~ next", "SID=\"" + VALUE + "\"; c=" + VALUE);
    assertMasked("Cookie: ~", "a=\"" + VALUE + ' ' + VALUE + "\"");
    assertMasked("Cookie: ~ next", "a=x&y=2; c=" + VALUE);
    assertMasked("Cookie: ~ next", "theme=(dark); l=[1]{2}; c=" + VALUE);
    assertMasked("(Cookie: ~) next", "c=" + VALUE);
    assertMasked("{Cookie=~, a=1}; b=2", "c=" + VALUE);
    assertMasked("?cookie=~&a=1", "c=" + VALUE);
    assertMasked("say \"Cookie: ~\" next", "c=" + VALUE);
    assertMasked("Cookie: ~\" next", "c=" + VALUE + "; d=");
    assertMasked("{\"msg\":\"cookie: ~\",\"x\":1}", "a=\\\"b c\\\"; d=" + VALUE);
  }

  /** It is the header that is in quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"cookie: ~\",\"level\":\"INFO\",\"user\":\"bob\"}",
        "{\"headers\":[\"Cookie: ~\",\"Accept: text/html\"],\"status\":200}",
        "curl -H \"Cookie: ~\" -H \"Accept: x\" https://example.com",
        "log line \"Cookie: ~\"\nmore lines, one says \"hello\" to you",
        "<input name=\"cookie=~\" value=\"v\" class=\"c\">"
      })
  void whatFollowsACookieThatEndsInAnEqualsSignStays(String text) {
    assertMasked(text, "session=" + VALUE + "==");
    assertMasked(text, "session=" + VALUE + "; empty=");
  }

  @Test
  void withoutAPairOneWordGoes() {
    assertMasked("Cookie: ~", VALUE);
    assertMasked("Cookie: ~ a=b", VALUE);
    assertMasked("Cookie: ~; next", VALUE);
  }

  @Test
  void pairsBehindAnotherNameAreOthers() {
    assertMasked("password=~;c=d", "a=" + VALUE);
    assertMasked("password: ~; c=d", "a=" + VALUE);
  }
}
