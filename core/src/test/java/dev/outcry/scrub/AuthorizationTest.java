package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials of an authorization header go in all its spellings, and nothing else goes. */
class AuthorizationTest {

  /** No other detector, or what it finds would hide what this one leaves. */
  private static final Scrubber HEADERS =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.AUTHORIZATION).build();

  private static final String DIGITS = "h7k2" + "x9q";
  private static final String LETTERS = "hunter";

  private static void goes(String text, String credentials) {
    assertThat(HEADERS.scrub(text.replace("%s", credentials)))
        .isEqualTo(text.replace("%s", "[auth]"));
  }

  private static void stays(String text) {
    assertThat(HEADERS.scrub(text)).isSameAs(text);
    String line = "GET /\n" + text + "\nHost: x";
    assertThat(HEADERS.scrub(line)).isSameAs(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: %s",
        "authorization:%s",
        "AUTHORIZATION: %s",
        "Authorization : %s",
        "Authorization:    %s",
        "Authorization: Basic %s",
        "Authorization: Digest %s",
        "Authorization: Api-Key %s",
        "Authorization: my_own-scheme %s",
        "Proxy-Authorization: Basic %s",
        "X_Authorization: Basic %s",
        "GET / HTTP/1.1\r\nAuthorization: Basic %s\r\nHost: x1",
        "Authorization: Basic %s\nHost: x1",
        "Authorization: Basic %s\rHost: x1",
        "Authorization: %s\nHost: x1",
        "\u4E2D Authorization: Basic %s"
      })
  void whatFollowsTheSchemeGoesToTheEndOfTheLine(String text) {
    goes(text, DIGITS);
    goes(text, DIGITS + "==");
    goes(text, "/+" + DIGITS);
    goes(text, "u=\"bob\", r=\"" + DIGITS + "\", n=00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Authorization\": \"Basic %s\", \"n\": 1",
        "\"Authorization\":\"%s\",\"n\":1",
        "'Authorization': 'Basic %s', 'n': 1",
        "'Authorization' => 'Basic %s', 'n' => 1",
        ":authorization=>\"Basic %s\", :n=>1",
        "{\\\"Authorization\\\":\\\"Basic %s\\\",\\\"n\\\":1}",
        "{\\\\\\\"Authorization\\\\\\\": \\\\\\\"%s\\\\\\\", n: 1}",
        "authorization=\"Basic %s\" n=1",
        "-H 'Authorization: Basic %s' https://x/1",
        "-H \"Authorization: %s\" https://x/1",
        "-H 'Proxy-Authorization: Basic %s' https://x/1",
        "-H 'X-Upstream-Authorization: Basic %s' https://x/1",
        "\"authorization=%s\" n=1",
        "'it\"s' \"Authorization: Basic %s\" x1"
      })
  void quotesEndTheCredentials(String text) {
    goes(text, DIGITS);
    goes(text, DIGITS + ", n=1; x");
  }

  @Test
  void theOtherQuoteDoesNotEndThem() {
    goes("\"Authorization\": \"Digest %s\", 1", "u='bob', r='" + DIGITS + "'");
    goes("-H 'Authorization: Digest %s' 1", "u=\"bob\", r=\"" + DIGITS + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization=%s, n=1",
        "authorization=%s;n=1",
        "authorization=%s n=1",
        "authorization=>%s, n=1",
        "Authorization => %s)",
        "authorization=Basic %s, n=1",
        "authorization=bearer %s n=1",
        "authorization=%s\nn=1",
        "(a=1, authorization=Basic %s); n=1",
        "proxy-authorization=Token %s, n=1"
      })
  void ofAPropertyOneWordGoes(String text) {
    goes(text, DIGITS);
    goes(text, DIGITS.repeat(40));
  }

  @Test
  void aPropertyMayHaveTheParametersOfAScheme() {
    goes("authorization=Digest %s", "u=\"bob\", r=\"" + DIGITS + '"');
    goes("authorization=Digest %s\nn=1", "u=bob, r=" + DIGITS + ", n=00");
  }

  @Test
  void aHeaderIsNoProperty() {
    goes("Authorization: Basic %s", DIGITS + ", n=1");
    goes("Authorization: %s", DIGITS + ", n=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "basic", "TOKEN", "ApiKey", "Api-Key"})
  void behindASchemeOfOneWordAnyWordGoes(String scheme) {
    goes("Authorization: " + scheme + " %s", LETTERS);
    goes("Authorization: " + scheme + " %s\nHost: x", "x");
    goes("authorization=" + scheme + " %s, next", LETTERS);
    stays("Authorization: " + scheme + " is not there");
    stays("Authorization: " + scheme);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearers", "Basics", "asic", "Tok", "xtoken", "Digest", "Bear", "api_key"})
  void behindAnotherSchemeAShortWordStays(String scheme) {
    stays("Authorization: " + scheme + " required");
    stays("Authorization: " + scheme + " " + "a".repeat(16));
    goes("Authorization: " + scheme + " %s", "a".repeat(17));
    goes("Authorization: " + scheme + " %s", "a".repeat(12) + '1');
  }

  @Test
  void aWordWithoutDigitsIsLongerThanSixteen() {
    for (String name :
        new String[] {"Authorization: ", "authorization=", "\"Authorization\": \""}) {
      stays(name + "a".repeat(16));
      goes(name + "%s", "a".repeat(17));
      goes(name + "%s", "a".repeat(300));
      goes(name + "%s", "A_-.~+/".repeat(3) + "==");
      stays(name + "failed: no-such-user-in-the-realm");
    }
    goes("Authorization: %s ", "a".repeat(17));
    goes("Authorization: %s\nHost: x", "a".repeat(17));
  }

  @Test
  void aWordWithADigitIsNoScheme() {
    goes("Authorization: %s", DIGITS + " abc");
    goes("Authorization: %s", "1 abc");
    goes("Authorization: %s", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${TOKEN1}",
        "$TOKEN1",
        "{{token1}}",
        "<token1>",
        "<your token 1>",
        "*****1",
        "...1",
        "[token 1]",
        "${A_TOKEN_OF_MORE_THAN_SIXTEEN}"
      })
  void variablesAndSamplesStay(String sample) {
    stays("Authorization: " + sample);
    stays("Authorization: Basic " + sample);
    stays("Authorization: Digest " + sample);
    stays("authorization=" + sample);
    stays("authorization=Basic " + sample);
    stays("{\"Authorization\":\"" + sample + "\"}");
    stays("'Authorization': 'Basic " + sample + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: ",
        "Authorization: \\",
        "Authorization: \"\"",
        "\"Authorization\": \"\", \"n\": 12",
        "Authorization: Basic ",
        "authorization=",
        "authorization=>",
        "authorization=, n=1",
        "Authorization:\\r\\nHost: x1",
        "Authorization:\nHost: x1",
        "Authorization: required",
        "Authorization: not required, see the manual",
        "Authorization: failed (no such user)",
        "authorization=required, n=1",
        "Authorization header missing 1",
        "authorized: Basic h7k2x",
        "authorisation: Basic h7k2x",
        "Authorizations: Basic h7k2x",
        "preauthorization: Basic h7k2x",
        "2authorization=Basic h7k2x",
        "uthorization: Basic h7k2x",
        "n: Basic h7k2x",
        "\": Basic h7k2x"
      })
  void whatIsNoneOfItStays(String text) {
    stays(text);
  }

  @ParameterizedTest
  @CsvSource({"\\n", "\\r", "\\r\\n", "\\n\\n", "\\\\n", "\\", "\\\\", "' '", "'   '", "' \\ '"})
  void anEscapedNewlineEndsThemAndBlanksAtTheEndStay(String end) {
    String following = end.endsWith("n") || end.endsWith("r") ? "Host: x1" : "\nHost: x1";
    for (String name :
        new String[] {"Authorization: Basic ", "Authorization: ", "\"Authorization: "}) {
      goes(name + "%s" + end + following, DIGITS);
      goes(name + "%s" + end, DIGITS);
      goes(name + "%s" + end + following, DIGITS + ", n=1");
      goes(name + "%s" + end + following, DIGITS.repeat(40));
    }
  }

  @Test
  void anotherEscapeIsTheirs() {
    goes("Authorization: Basic %s", DIGITS + "\\t" + DIGITS);
    goes("Authorization: Basic %s", DIGITS + "n\\x");
  }

  @Test
  void longCredentialsGoWhole() {
    String parameters = "u=\"bob\", r=\"" + DIGITS + "\", " + "o=\"a b\", ".repeat(60) + "q=auth";
    goes("Authorization: Digest %s", parameters);
    goes("Authorization: Digest %s\\r\\nHost: x1", parameters);
    goes("'Authorization: Digest %s' 1", parameters);
    goes("authorization=Digest %s\nn=1", parameters);
    goes("authorization=Bearer %s, n=1", "a".repeat(500));
    goes("authorization=%s, n=1", "a".repeat(500));
  }

  /** Where they may be a sentence, it is read so far and no further. */
  @Test
  void aDigitFarBehindDoesNotMakeASentenceOne() {
    stays("Authorization: " + "no such user, ".repeat(20) + "1");
    goes("Authorization: no %s", "such user, ".repeat(10) + '1');
  }
}
