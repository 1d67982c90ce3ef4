package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens without a prefix go where their shape is whole, and nothing else goes with them. */
class TokenShapesTest {

  /** No other detector, or a name in front would be enough. */
  private static final Scrubber SHAPES =
      Scrubbers.builder().disable(Detector.values()).enable(Detector.VENDOR_TOKEN).build();

  private static final String KEY = "[key]";

  /** One of each, assembled here: no scanner of sources is to take them for real ones. */
  static Stream<String> tokens() {
    return Stream.of(
        discord(24, 6, 27),
        discord(25, 6, 30),
        discord(26, 6, 38),
        telegram(8, 35),
        telegram(10, 35),
        azure(31),
        azure(34),
        mailchimp("us1"),
        mailchimp("us21"),
        webhook("https", "services/T" + "0AB/B1/x-_9"),
        webhook("https", "workflows/T" + "0AB/A1/x-_9"));
  }

  private static String discord(int id, int time, int rest) {
    return "MTA" + fill("w-_Q7", id - 3) + '.' + fill("X-_4k", time) + '.' + fill("z_-8R", rest);
  }

  private static String telegram(int digits, int rest) {
    return fill("60719", digits) + ':' + "AA" + fill("b-_7Q", rest - 2);
  }

  private static String azure(int rest) {
    return azure("a~.", rest);
  }

  private static String azure(String front, int rest) {
    return front + '8' + "Q~" + fill("d~.-_5K", rest);
  }

  private static String mailchimp(String dataCentre) {
    return fill("0f9e1a7", 32) + '-' + dataCentre;
  }

  private static String webhook(String scheme, String path) {
    return scheme + "://hooks." + "slack.com/" + path;
  }

  private static String fill(String chars, int length) {
    return chars.repeat(length / chars.length() + 1).substring(0, length);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aTokenGoesWhereverItStands(String token) {
    assertThat(SHAPES.scrub(token)).isEqualTo(KEY);
    assertThat(SHAPES.scrub(token + " was leaked")).isEqualTo("[key] was leaked");
    assertThat(SHAPES.scrub("leaked: " + token)).isEqualTo("leaked: [key]");
    assertThat(SHAPES.scrub("{\"id\":\"" + token + "\",\"n\":1}"))
        .isEqualTo("{\"id\":\"[key]\",\"n\":1}");
    assertThat(SHAPES.scrub(token + '\n' + token + ", \u4E2D")).isEqualTo("[key]\n[key], \u4E2D");
    assertThat(SHAPES.scrub("\u00FC" + token + '\u00FC')).isEqualTo("\u00FC[key]\u00FC");
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aTokenGoesAtEveryPlaceOfALongText(String token) {
    IntStream.range(0, 70)
        .mapToObj(" "::repeat)
        .forEach(
            blanks -> {
              assertThat(SHAPES.scrub(blanks + token + blanks)).isEqualTo(blanks + KEY + blanks);
              assertThat(SHAPES.scrub(blanks + token)).isEqualTo(blanks + KEY);
            });
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whereATextIsCutOffInATokenItsBeginningStays(String token) {
    for (int end = 1; end <= 25; end++) {
      String text = token.substring(0, end);
      assertThat(SHAPES.scrub(text)).isSameAs(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "23,6,27", "27,6,27", "23,6,38", "27,6,38", "24,5,27", "24,7,27", "26,5,38", "26,7,38",
    "24,6,26", "26,6,39", "25,0,30", "25,6,0", "3,6,30"
  })
  void ofADiscordTokenEachPartHasItsLength(int id, int time, int rest) {
    String text = "a " + discord(id, time, rest) + " b";
    assertThat(SHAPES.scrub(text)).isSameAs(text);
  }

  @Test
  void ofADiscordTokenDotsJoinTheParts() {
    String token = discord(24, 6, 27);
    for (char other : new char[] {':', ' ', '~', '/'}) {
      String first = token.substring(0, 24) + other + token.substring(25);
      String second = token.substring(0, 31) + other + token.substring(32);
      assertThat(SHAPES.scrub(first)).isSameAs(first);
      assertThat(SHAPES.scrub(second)).isSameAs(second);
    }
    String inside = token.substring(0, 10) + '+' + token.substring(11);
    assertThat(SHAPES.scrub(inside)).isSameAs(inside);
    String twoParts = token.substring(0, 31);
    assertThat(SHAPES.scrub(twoParts)).isSameAs(twoParts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "X", "7", "_", "-"})
  void nothingOfItsOwnCharactersStandsInFrontOfADiscordToken(String glue) {
    String text = "is " + glue + discord(24, 6, 27);
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String longer = discord(26, 6, 38) + glue;
    assertThat(SHAPES.scrub(longer)).isSameAs(longer);
  }

  @ParameterizedTest
  @CsvSource({"7,35", "11,35", "12,35", "8,34", "8,36", "10,34", "10,36", "9,2", "0,35"})
  void ofATelegramTokenBothPartsHaveTheirLength(int digits, int rest) {
    String text = "a " + telegram(digits, rest) + " b";
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String alone = telegram(digits, rest);
    assertThat(SHAPES.scrub(alone)).isSameAs(alone);
  }

  @Test
  void aTelegramTokenHasTwoLettersBehindItsColon() {
    String token = telegram(9, 35);
    for (String other : new String[] {":AB", ":BA", ".AA"}) {
      String text = token.replace(":AA", other);
      assertThat(SHAPES.scrub(text)).isSameAs(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "_", "-"})
  void whatIsGluedBehindMakesATelegramTokenTooLong(String glue) {
    String text = telegram(9, 35) + glue;
    assertThat(SHAPES.scrub(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 30, 35, 36, 50})
  void anAzureSecretHasItsLength(int rest) {
    String text = "a " + azure(rest) + " b";
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String atTheEnd = azure(rest);
    assertThat(SHAPES.scrub(atTheEnd)).isSameAs(atTheEnd);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", " ab", "a b", "ab ", "a/b", "+ab", "ab=", "\u00FCab"})
  void anAzureSecretHasThreeCharactersInFrontOfItsDigit(String front) {
    String text = azure(front, 33);
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String within = "a (" + text + ')';
    assertThat(SHAPES.scrub(within)).isSameAs(within);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "ABC", "019", "_-_", "~~~", "...", "-a1"})
  void anAzureSecretsThreeCharactersAreOfItsOwn(String front) {
    assertThat(SHAPES.scrub("is " + azure(front, 34))).isEqualTo("is [key]");
    assertThat(SHAPES.scrub(azure(front, 31) + ';')).isEqualTo("[key];");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "X", "7", "_", "-", "~"})
  void nothingIsGluedToAnAzureSecret(String glue) {
    String front = "is " + glue + azure("abc", 34);
    assertThat(SHAPES.scrub(front)).isSameAs(front);
    String behind = azure("abc", 34) + glue;
    assertThat(SHAPES.scrub(behind)).isSameAs(behind);
  }

  @Test
  void theStopOfASentenceIsNoneOfASecretsCharacters() {
    String secret = azure("abc", 34);
    assertThat(SHAPES.scrub("is " + secret + ". Next")).isEqualTo("is [key]. Next");
    assertThat(SHAPES.scrub("is " + secret + "...")).isEqualTo("is [key]...");
    assertThat(SHAPES.scrub(azure("abc", 32) + ". Next")).isEqualTo("[key]. Next");
    assertThat(SHAPES.scrub(secret + ".x")).isEqualTo(secret + ".x");
  }

  /** As clients' exceptions have it. */
  @Test
  void aTokenOfTelegramStandsInAPath() {
    String token = telegram(9, 35);
    assertThat(SHAPES.scrub("https://api.telegram.org/bot" + token + "/getMe"))
        .isEqualTo("https://api.telegram.org/bot[key]/getMe");
    assertThat(SHAPES.scrub("bot" + token)).isEqualTo("bot[key]");
    assertThat(SHAPES.scrub("robot" + token)).isEqualTo("robot" + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"us", "us123", "us1a", "us1_", "us12b", "eu1", "u1", "ux18", "u018", "US1", "usa"})
  void aMailchimpKeyEndsWithItsDataCentre(String other) {
    String text = "a " + mailchimp(other) + " b";
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String atTheEnd = mailchimp(other);
    assertThat(SHAPES.scrub(atTheEnd)).isSameAs(atTheEnd);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 30, 31})
  void aMailchimpKeyIsHexadecimalInLowerCase(int place) {
    String key = mailchimp("us18");
    for (char other : new char[] {'g', 'z', 'A', 'F', 'G', '-', '.', ' '}) {
      String text = "a " + key.substring(0, place) + other + key.substring(place + 1);
      assertThat(SHAPES.scrub(text)).isSameAs(text);
    }
  }

  @Test
  void aMailchimpKeyHas32DigitsAndNothingGluedToThem() {
    String key = mailchimp("us18");
    String[] others = {key.substring(1), 'a' + key, '_' + key, 'Z' + key, '0' + key};
    for (String text : others) {
      assertThat(SHAPES.scrub(text)).isSameAs(text);
      String within = "at " + text;
      assertThat(SHAPES.scrub(within)).isSameAs(within);
    }
    assertThat(SHAPES.scrub('-' + key + ".api")).isEqualTo("-[key].api");
  }

  @Test
  void aWebhookGoesWithItsSchemeAndPath() {
    String path = "services/T" + "0/B0/x.y~z";
    assertThat(SHAPES.scrub("POST " + webhook("http", path))).isEqualTo("POST [key]");
    assertThat(SHAPES.scrub("to " + webhook("https", path) + "?a=b")).isEqualTo("to [key]?a=b");
    assertThat(SHAPES.scrub("to " + webhook("", path) + ") 1")).isEqualTo("to [key]) 1");
    assertThat(SHAPES.scrub("1" + webhook("https", path))).isEqualTo("1[key]");
    assertThat(SHAPES.scrub("url" + webhook("https", path))).isEqualTo("url[key]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "services",
        "services/",
        "services/B0/x",
        "workflows/B0",
        "help/T0/B0/x",
        "T0"
      })
  void otherPagesOfSlackStay(String path) {
    String text = "see " + webhook("https", path);
    assertThat(SHAPES.scrub(text)).isSameAs(text);
    String other = "see https://slack.com/services/T" + "0/B0/x";
    assertThat(SHAPES.scrub(other)).isSameAs(other);
  }
}
