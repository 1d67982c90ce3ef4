package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.internal.SafeText;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users may switch. The made-up secrets are put together here. */
class ScrubbersTest {

  private static final String CARD = "41111111" + "11111111";
  private static final String SAMPLE = "pay " + CARD + ", mail bob@example.com, ask 203.0.113.7";

  @Test
  void eachKindHasItsText() {
    assertThat(Scrubbers.defaults().scrub(SAMPLE))
        .isEqualTo("pay [card], mail [email], ask 203.0.113.7");
  }

  @Test
  void detectorsGoOnAndOff() {
    Scrubber scrubber = Scrubbers.builder().disable(Detector.EMAIL).enable(Detector.IPV4).build();
    assertThat(scrubber.scrub(SAMPLE)).isEqualTo("pay [card], mail bob@example.com, ask [ip]");
  }

  @Test
  void anotherTextStandsForWhatIsFound() {
    Scrubber scrubber =
        Scrubbers.builder().redact(Detector.EMAIL, Redaction.text("<mail>")).build();
    assertThat(scrubber.scrub(SAMPLE)).isEqualTo("pay [card], mail <mail>, ask 203.0.113.7");
  }

  @Test
  void partsOfNumbersMayStay() {
    assertThat(redacting(Detector.CARD, Redaction.keepLast4()).scrub("pay " + CARD))
        .isEqualTo("pay [card *1111]");
    assertThat(redacting(Detector.CARD, Redaction.keepFirst6Last4()).scrub("pay " + CARD))
        .isEqualTo("pay 411111******1111");
    assertThat(redacting(Detector.IBAN, Redaction.keepLast4()).scrub("DE89 3704 0044 0532 0130 00"))
        .isEqualTo("[iban *3000]");
  }

  @Test
  void tooShortANumberGoesAsAWhole() {
    assertThat(redacting(Detector.US_SSN, Redaction.keepLast4()).scrub("is 123-45-" + "6789"))
        .isEqualTo("is [ssn]");
  }

  @Test
  void addressesLoseTheirHosts() {
    Scrubber scrubber =
        Scrubbers.builder()
            .enable(Detector.IPV4, Detector.IPV6)
            .redact(Detector.IPV4, Redaction.truncateAddress())
            .redact(Detector.IPV6, Redaction.truncateAddress())
            .build();
    String once = scrubber.scrub("from 203.0.113.7 and 2001:db8:1:2::1 and ::1");
    assertThat(once).isEqualTo("from 203.0.113.0/24 and 2001:db8:1::/48 and ::/48");
    assertThat(scrubber.scrub(once)).isSameAs(once);
  }

  @Test
  void aRedactionThatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scrubbers.builder().redact(Detector.KEY_VALUE, Redaction.keepLast4()))
        .withMessage("keepLast4() is for [CARD, IBAN, US_SSN, PHONE], not for KEY_VALUE");
    assertThatIllegalArgumentException().isThrownBy(() -> Redaction.text(""));
  }

  @Test
  void ownPrefixesAreFound() {
    Scrubber scrubber = Scrubbers.builder().prefix("acme", "acme_", 8).build();
    assertThat(scrubber.scrub("with acme_12345678 and acme_1234 and xacme_12345678"))
        .isEqualTo("with [acme] and acme_1234 and xacme_12345678");
  }

  @Test
  void ownExpressionsAreFound() {
    Scrubber scrubber = Scrubbers.builder().regex("tenant", Pattern.compile("T-\\d+")).build();
    assertThat(scrubber.scrub("for T-42 and bob@example.com"))
        .isEqualTo("for [tenant] and [email]");
  }

  @Test
  void anExpressionThatFindsItsOwnMarkFindsNothing() {
    Scrubber scrubber = Scrubbers.builder().regex("word", Pattern.compile("\\w+")).build();
    String once = scrubber.scrub("a b");
    assertThat(once).isEqualTo("[word] [word]");
    assertThat(scrubber.scrub(once)).isSameAs(once);
  }

  @Test
  void anExpressionThatLosesItselfFailsClosed() {
    Scrubber slow = Scrubbers.builder().regex("x", Pattern.compile("a*a*a*a*a*b")).build();
    assertThat(slow.scrub("a".repeat(5_000))).isEqualTo(SafeText.UNSCRUBBED);
    Scrubber deep = Scrubbers.builder().regex("x", Pattern.compile("(?:a|b)*c")).build();
    assertThat(deep.scrub("ab".repeat(30_000))).isEqualTo(SafeText.UNSCRUBBED);
  }

  @Test
  void whatAnExpressionDoesNotSeeIsMasked() {
    Scrubber scrubber = Scrubbers.builder().regex("x", Pattern.compile("zzz")).build();
    String once = inTime(scrubber, "a".repeat(RegexScan.MAX_CHARS) + "zzz");
    assertThat(once).endsWith("a" + RegexScan.REST).hasSize(RegexScan.MAX_CHARS);
    assertThat(inTime(scrubber, once)).isSameAs(once);
  }

  /** An expression has a tenth of a second, which a busy machine may spend on others. */
  private static String inTime(Scrubber scrubber, String text) {
    String scrubbed = scrubber.scrub(text);
    for (int i = 0; i < 50 && scrubbed.equals(SafeText.UNSCRUBBED); i++) {
      scrubbed = scrubber.scrub(text);
    }
    return scrubbed;
  }

  @Test
  void labelsAndPrefixesHaveBounds() {
    Scrubbers.Builder builder = Scrubbers.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.prefix("A", "acme_", 8));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.prefix("a", "ac", 8));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.prefix("a", "acme_", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.regex("[a]", Pattern.compile("a")));
  }

  @Test
  void tokensOfDatabricksAreKeys() {
    String token = "da" + "pi" + "0123456789abcdef".repeat(2);
    assertThat(Scrubbers.defaults().scrub("with " + token + "-2 of it"))
        .isEqualTo("with [key]-2 of it");
    assertThat(Scrubbers.defaults().scrub("with " + token + "0")).isEqualTo("with " + token + "0");
  }

  @Test
  void noneLeavesEverything() {
    assertThat(Scrubbers.none().scrub(SAMPLE)).isSameAs(SAMPLE);
  }

  private static Scrubber redacting(Detector detector, Redaction redaction) {
    return Scrubbers.builder().redact(detector, redaction).build();
  }
}
