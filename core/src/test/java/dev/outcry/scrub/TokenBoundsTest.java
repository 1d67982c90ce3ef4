package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor's token goes from its shortest length on; a shorter one and a part of a word stay. */
class TokenBoundsTest {

  private static final Scrubber TOKENS =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.VENDOR_TOKEN).build();

  @ParameterizedTest
  @CsvSource({
    "ABSK, 100",
    "ghp_, 36",
    "gho_, 36",
    "ghu_, 36",
    "ghs_, 36",
    "ghr_, 36",
    "github_pat_, 36",
    "glpat-, 20",
    "gldt-, 20",
    "glft-, 20",
    "glrt-, 20",
    "glrtr-, 20",
    "glptt-, 20",
    "glcbt-, 20",
    "glimt-, 20",
    "gloas-, 20",
    "glsoat-, 20",
    "glagent-, 20",
    "glffct-, 20",
    "GR1348941, 20",
    "xoxa-, 12",
    "xoxb-, 12",
    "xoxe-, 12",
    "xoxo-, 12",
    "xoxp-, 12",
    "xoxr-, 12",
    "xoxs-, 12",
    "xapp-, 12",
    "sk_live_, 10",
    "sk_test_, 10",
    "sk_prod_, 10",
    "rk_live_, 10",
    "rk_test_, 10",
    "rk_prod_, 10",
    "whsec_, 20",
    "sk-ant-, 20",
    "sk-proj-, 20",
    "sk-svcacct-, 20",
    "sk-admin-, 20",
    "sk-, 40",
    "hvs., 20",
    "hvb., 20",
    "hvr., 20",
    "SG., 60",
    "npm_, 36",
    "pypi-AgE, 50",
    "hf_, 34",
    "api_org_, 34",
    "dop_v1_, 64",
    "doo_v1_, 64",
    "dor_v1_, 64",
    "glc_eyJ, 20",
    "glsa_, 41",
    "sntrys_eyJ, 40",
    "sntryu_, 40",
    "sq0atp-, 22",
    "sq0csp-, 22"
  })
  void aTokenIsSoLongAtLeast(String prefix, int length) {
    isMasked(prefix + rest(length));
    isMasked(prefix + rest(length + 1));
    isMasked(prefix + rest(300));
    isShown(prefix + rest(length - 1));
    isShown(prefix);
    isShownBehindWords(prefix + rest(length));
    assertThat(TOKENS.scrub(prefix + rest(length) + '!')).isEqualTo("[key]!");
  }

  @ParameterizedTest
  @CsvSource({
    "AKIA, 16, Q7",
    "ASIA, 16, Q7",
    "ABIA, 16, Q7",
    "ACCA, 16, Q7",
    "A3T, 17, Q7",
    "AIza, 35, a7",
    "shpat_, 32, a7",
    "shpca_, 32, a7",
    "shppa_, 32, a7",
    "shpss_, 32, a7",
    "dapi, 32, a7",
    "SK, 32, a7",
    "AC, 32, a7"
  })
  void aTokenIsExactlySoLong(String prefix, int length, String filler) {
    String rest = filler.repeat(length).substring(0, length);
    isMasked(prefix + rest);
    isShown(prefix + rest.substring(1));
    isShown(prefix + rest + rest.charAt(length - 2));
    isShown(prefix + rest + rest);
    isShown(prefix + rest + '_');
    isShown(prefix + rest + 'z');
    isShownBehindWords(prefix + rest);
    for (String behind : new String[] {".", ",", " 7", "/x", "\"", "\u00FC"}) {
      assertThat(TOKENS.scrub(prefix + rest + behind)).isEqualTo("[key]" + behind);
    }
  }

  @ParameterizedTest
  @CsvSource({"AKIA, a7, 16", "SK, A7, 32", "AC, A7, 32", "dapi, g7, 32", "shpat_, g7, 32"})
  void aTokenHasItsOwnCharacters(String prefix, String filler, int length) {
    isShown(prefix + filler.repeat(length / 2));
  }

  @ParameterizedTest
  @CsvSource({
    "dop_v1_, 64, A",
    "hf_, 34, -",
    "npm_, 36, _",
    "sk-, 40, _",
    "whsec_, 20, -",
    "sntryu_, 40, g"
  })
  void anotherCharacterEndsAToken(String prefix, int length, String other) {
    isShown(prefix + rest(length - 1) + other + rest(length - 1));
    assertThat(TOKENS.scrub(prefix + rest(length) + other + "x")).isEqualTo("[key]" + other + "x");
  }

  @Test
  void partsJoinedByDotsAreOfTheTokenWhereItHasSuch() {
    isMasked("glpat-" + rest(20) + ".01.1" + rest(8));
    isMasked("glrt-" + rest(20) + ".01");
    isMasked("SG." + rest(22) + '.' + rest(37));
    isShown("SG." + rest(22) + '.' + rest(36));
    isShown("SG." + rest(22) + ".." + rest(43));
    assertThat(TOKENS.scrub("glpat-" + rest(20) + ". ok")).isEqualTo("[key]. ok");
    assertThat(TOKENS.scrub("glpat-" + rest(20) + "..a")).isEqualTo("[key]..a");
    assertThat(TOKENS.scrub("gldt-" + rest(20) + ".a")).isEqualTo("[key].a");
  }

  /** Letters alone are a placeholder. */
  @ParameterizedTest
  @ValueSource(strings = {"xoxb-", "xoxp-", "xoxe.xoxp-", "xapp-"})
  void aTokenOfSlackHasADigit(String prefix) {
    isShown(prefix + "your-token-here");
    isShown(prefix + "x".repeat(12));
    isMasked(prefix + "7" + "x".repeat(11));
    isMasked(prefix + "x".repeat(11) + '7');
    isMasked(prefix + "x".repeat(12) + '0');
    isMasked(prefix + "x".repeat(20) + '9' + "x".repeat(20));
    isMasked(prefix + "x".repeat(47) + '7');
  }

  @ParameterizedTest
  @ValueSource(strings = {"xoxe.xoxb-", "xoxe.xoxp-"})
  void aTokenOfSlackMayHaveTwoPrefixes(String prefix) {
    isMasked(prefix + rest(12));
    isShown(prefix + rest(11));
    assertThat(TOKENS.scrub("a" + prefix + rest(12))).isEqualTo("axoxe.[key]");
  }

  @ParameterizedTest
  @CsvSource({"hf_, 34", "api_org_, 34", "glsa_, 41"})
  void oneCharacterRepeatedIsASample(String prefix, int length) {
    isShown(prefix + "x".repeat(length));
    isShown(prefix + "x".repeat(8) + rest(length));
    isMasked(prefix + "x".repeat(7) + rest(length));
    isMasked(prefix + "y" + "x".repeat(length));
  }

  private static void isMasked(String token) {
    assertThat(TOKENS.scrub(token)).isEqualTo("[key]");
    assertThat(TOKENS.scrub("is " + token + " ok")).isEqualTo("is [key] ok");
    assertThat(TOKENS.scrub("=\"" + token + "\",")).isEqualTo("=\"[key]\",");
  }

  private static void isShown(String text) {
    assertThat(TOKENS.scrub(text)).isSameAs(text);
    String within = "is " + text + " ok";
    assertThat(TOKENS.scrub(within)).isSameAs(within);
  }

  private static void isShownBehindWords(String token) {
    for (String front : new String[] {"a", "Z", "0", "_", "is x"}) {
      String text = front + token;
      assertThat(TOKENS.scrub(text)).isSameAs(text);
    }
    for (String front : new String[] {"-", ".", "/", "\u00FC", "is -"}) {
      assertThat(TOKENS.scrub(front + token)).isEqualTo(front + "[key]");
    }
  }

  private static String rest(int length) {
    return "a7".repeat(length).substring(0, length);
  }
}
