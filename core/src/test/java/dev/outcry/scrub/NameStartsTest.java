package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name that says secret is passed over, wherever in it the word for that begins. */
class NameStartsTest {

  private static final Scrubber OWN =
      Scrubbers.builder()
          .names(SensitiveNames.builder().add("zq", "w7x", "kontowort").build())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zq",
        "my_zq",
        "myZq",
        "MY_ZQ",
        "my.zq",
        "my2Zq",
        "w7x",
        "my-w7x",
        "myW7x",
        "kontowort",
        "myKontowort",
        "KONTOWORT",
        "my_konto_kontowort",
        "pin",
        "userPin",
        "userPIN",
        "sim2Pin"
      })
  void aWordOfTheNameIsSeen(String name) {
    assertThat(OWN.scrub(name + "=4711 next")).isEqualTo(name + "=[secret] next");
    assertThat(OWN.scrub("\u00e9 " + name + ": 4711")).isEqualTo("\u00e9 " + name + ": [secret]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dbpassword", "mydbpasswd", "xtoken", "csrftoken", "phpsessid", "vault2secret"})
  void whatMayBeginInsideAWordIsSeenThere(String name) {
    assertThat(OWN.scrub(name + "=4711 next")).isEqualTo(name + "=[secret] next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"myzq", "spin", "userpin", "aw7x", "meinkontowort", "zqs2go"})
  void whatIsPartOfAnotherWordIsNotMeant(String name) {
    String text = name + "=4711 next";
    assertThat(OWN.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u007f', '\u0080', '\u0081', '\u00e9', '\u4e2d'})
  void aCharacterBeyondAsciiHidesNoWordBehindIt(char c) {
    assertThat(SensitiveNames.defaults().field("my" + c + "_password")).isTrue();
    assertThat(SensitiveNames.defaults().field("my" + c + "_name")).isFalse();
  }
}
