package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials, web tokens and keys go from their shortest length on; talk of them stays. */
class CredentialBoundsTest {

  private static final Scrubber AUTH = only(Detector.AUTHORIZATION);
  private static final Scrubber URLS = only(Detector.URL_CREDENTIALS);
  private static final Scrubber JWTS = only(Detector.JWT);
  private static final Scrubber KEYS = only(Detector.PRIVATE_KEY);

  /** As it stands in the rows; a secret does not stand there whole. */
  private static final String WORD = "hunt" + "er2";

  private static final String HEADER = "ey" + "J" + "0eXAiOi";
  private static final String PRIVATE = "PRIVATE" + " KEY";

  @ParameterizedTest
  @CsvSource({
    "https://,bob:%s",
    "http://,%s",
    "https://,%s",
    "http://,x",
    "https://,bob:",
    "https://,:%s",
    "https://,bob:x",
    "https://,git:%s",
    "https://,gits",
    "https://,bob:%s@x",
    "https://,bob:a:b@%s:x@",
    "https://,b.o.b:*%s*",
    "https://,bob:**x",
    "ftp://,bob:%s",
    "redis://,:%s",
    "ftp://,abcdefghijklmnop",
    "ssh://,git:%s",
    "://,bob:%s"
  })
  void credentialsInAnAuthorityGo(String scheme, String format) {
    String url = scheme + String.format(format, WORD) + "@" + "host";
    assertThat(URLS.scrub(url)).isEqualTo(scheme + "[auth]@host");
    assertThat(URLS.scrub("to " + url + ":80/a?b#c ok"))
        .isEqualTo("to " + scheme + "[auth]@host:80/a?b#c ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://@h",
        "https://git@h",
        "ssh://git@h",
        "ftp://abcdefghijklmno@h",
        "ssh://bob@h",
        "https://bob:*@h",
        "https://bob:***@h",
        "https://h",
        "https://h/a:%s@b",
        "https://h?a:%s@b",
        "https://h#a:%s@b",
        "https://h a:%s@b",
        "https://h\"a:%s@b",
        "https://h'a:%s@b",
        "https://h<a:%s@b",
        "https://h>a:%s@b",
        "https://h`a:%s@b",
        "https://h\\a:%s@b",
        "https://h\na:%s@b",
        "https:/bob:%s@h",
        "https//bob:%s@h",
        "https://",
        "https://:80/@b"
      })
  void otherAuthoritiesStay(String format) {
    isShown(URLS, String.format(format, WORD));
  }

  @ParameterizedTest
  @CsvSource({"Bearer, ''", "bearer, =", "BEARER, =="})
  void aBearersTokenHas12CharactersAndADigit(String scheme, String padding) {
    for (String token : new String[] {"a7".repeat(6), "7" + "a".repeat(11), "a".repeat(11) + '7'}) {
      assertThat(AUTH.scrub(scheme + ' ' + token + padding)).isEqualTo(scheme + " [auth]");
      assertThat(AUTH.scrub("a " + scheme + ' ' + token + padding + ", ok"))
          .isEqualTo("a " + scheme + " [auth], ok");
      isShown(AUTH, scheme + ' ' + token.substring(0, 4) + token.substring(5));
      isShown(AUTH, scheme + "  " + token);
      isShown(AUTH, scheme + ':' + token);
      isShown(AUTH, "x" + scheme + ' ' + token);
      isShown(AUTH, "_" + scheme + ' ' + token);
    }
    isShown(AUTH, scheme + ' ' + "a".repeat(40) + padding);
    assertThat(AUTH.scrub("-" + scheme + ' ' + "a7".repeat(6) + "===x"))
        .isEqualTo("-" + scheme + " [auth]=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab:cde", "a:bcdef", "bob:%s", "%s:x9~", ":%s!", "bob:\u00FC %s"})
  void basicCredentialsDecodeToTextWithAColon(String format) {
    String encoded = base64(String.format(format, WORD));
    assertThat(AUTH.scrub("Basic " + encoded)).isEqualTo("Basic [auth]");
    assertThat(AUTH.scrub("a basic " + encoded + ", ok")).isEqualTo("a basic [auth], ok");
    isShown(AUTH, "xBasic " + encoded);
    isShown(AUTH, "_basic " + encoded);
    isShown(AUTH, "Basic  " + encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "a:bcd", "abcdefgh", "ab:c\u0001e", "ab:cd\u007F", "\u001Fa:bcde"})
  void otherTextsAreNoBasicCredentials(String text) {
    isShown(AUTH, "Basic " + base64(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-u ", "--user ", "--user=", "-u="})
  void anArgumentOfCurlHoldsAPasswordOf6Characters(String option) {
    String front = "curl " + option;
    assertThat(AUTH.scrub(front + "b:" + "x1".repeat(3))).isEqualTo(front + "[auth]");
    assertThat(AUTH.scrub(front + "b:" + "x1".repeat(3) + " h")).isEqualTo(front + "[auth] h");
    assertThat(AUTH.scrub(front + "'b:x " + "x1".repeat(2) + "' h"))
        .isEqualTo(front + "'[auth]' h");
    assertThat(AUTH.scrub(front + "\"b\":\"" + "x1".repeat(3) + "\" h")).doesNotContain("x1");
    assertThat(AUTH.scrub(front + "x1".repeat(3) + ": h")).isEqualTo(front + "[auth] h");
    isShown(AUTH, front + "b:" + "x1".repeat(3).substring(1));
    isShown(AUTH, front + "'b:" + "x1".repeat(3).substring(1) + "'");
    isShown(AUTH, front + "x1".repeat(3).substring(1) + ":");
    isShown(AUTH, front + "x1".repeat(9));
    isShown(AUTH, option + "b:" + "x1".repeat(9));
    for (String variable : new String[] {"$", "<", "%", "{{"}) {
      isShown(AUTH, front + "b:" + variable + "x1".repeat(9));
      isShown(AUTH, front + "'b:" + variable + "x1".repeat(9) + "'");
      isShown(AUTH, front + variable + "x1".repeat(9) + ":");
    }
    isShown(AUTH, front + "<user>:" + "x1".repeat(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {" -u ", "--user "})
  void theCommandStandsNotTooFarInFront(String option) {
    String near = "curl" + ".".repeat(196) + option;
    assertThat(AUTH.scrub(near + "b:" + "x1".repeat(3))).isEqualTo(near + "[auth]");
    isShown(AUTH, "curl" + ".".repeat(197) + option + "b:" + "x1".repeat(3));
  }

  @Test
  void aSignedTokenHasThreePartsOrTwoOfJson() {
    isToken(HEADER + ".abcd.x");
    isToken(HEADER + ".abcd.");
    isToken(HEADER + ".ey" + "Ja");
    isToken(HEADER + ".ey" + "Ja.a-b_c");
    isToken(HEADER + "..abcd.ef.gh");
    isToken(HEADER + ".abcd.ef.gh.ij");
    isShown(JWTS, HEADER.substring(0, 9) + ".abcd.x");
    isShown(JWTS, HEADER + ".abc.x");
    isShown(JWTS, HEADER + ".ey" + "J");
    isShown(JWTS, HEADER + ".abcd");
    isShown(JWTS, HEADER);
    isShown(JWTS, HEADER + "..abcd.ef");
    isShown(JWTS, HEADER + "..");
    assertThat(JWTS.scrub(HEADER + ".abcd.ef.gh.ij.kl")).isEqualTo("[jwt].kl");
    for (String glue : new String[] {"a", "0", "_", "-"}) {
      isShown(JWTS, glue + HEADER + ".abcd.x");
    }
  }

  @Test
  void aPrivateKeyHasALineOf16Characters() {
    String line = "+/aZ09=b".repeat(2);
    for (String kind : new String[] {"", "RSA ", "EC ", "ENCRYPTED "}) {
      String begin = "-----BEGIN " + kind + PRIVATE + "-----";
      String end = "-----END " + kind + PRIVATE + "-----";
      for (String eol : new String[] {"\n", "\\n", "\r\n", " "}) {
        String key = begin + eol + line + eol + end;
        assertThat(KEYS.scrub(key)).isEqualTo("[private-key]");
        assertThat(KEYS.scrub("a" + key + "b " + key)).isEqualTo("a[private-key]b [private-key]");
        assertThat(KEYS.scrub("is " + begin + eol + line)).isEqualTo("is [private-key]");
        assertThat(KEYS.scrub(begin + eol + line + eol + "-----END x")).isEqualTo("[private-key]");
      }
      isShown(KEYS, begin + '\n' + line.substring(1) + '\n' + end);
      isShown(KEYS, begin + end + line);
      isShown(KEYS, begin.substring(1) + '\n' + line + '\n' + end);
      isShown(KEYS, begin);
    }
    assertThat(KEYS.scrub("-----BEGIN PGP " + PRIVATE + " BLOCK-----\nVersion: 1\n\n" + line))
        .isEqualTo("[private-key]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUBLIC KEY",
        "CERTIFICATE",
        "RSA PUBLIC KEY",
        "KEY",
        "%sS",
        "x %s y",
        "",
        "%s BLOC"
      })
  void whatIsNotPrivateStays(String format) {
    String label = String.format(format, PRIVATE);
    isShown(
        KEYS,
        "-----BEGIN " + label + "-----\n" + "a7".repeat(32) + "\n-----END " + label + "-----");
  }

  private static void isToken(String token) {
    assertThat(JWTS.scrub(token)).isEqualTo("[jwt]");
    assertThat(JWTS.scrub("is " + token + ", ok")).isEqualTo("is [jwt], ok");
    assertThat(JWTS.scrub(".".repeat(40) + token)).endsWith("..[jwt]");
  }

  private static void isShown(Scrubber scrubber, String text) {
    assertThat(scrubber.scrub(text)).isSameAs(text);
    String within = "is " + text + " ok";
    assertThat(scrubber.scrub(within)).isSameAs(within);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Scrubber only(Detector detector) {
    return Scrubbers.builder().disable(Detector.values()).enable(detector).build();
  }
}
