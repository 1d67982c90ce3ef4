package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pseudonyms in the place of what detectors find. */
class PseudonymsInTextsTest {

  private static final Pseudonymizer PSEUDONYMS =
      Pseudonymizer.builder().key("k2", key(2)).retiredKey("k1", key(1)).build();
  private static final String MAIL = "Bob@" + "example.com";
  private static final String CARD = "4111 1111 " + "1111 1111";

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    return key;
  }

  private static Scrubber pseudonymizing(Pseudonymizer pseudonymizer, Detector... detectors) {
    Scrubbers.Builder builder = Scrubbers.builder();
    for (Detector detector : detectors) {
      builder.enable(detector).redact(detector, Redaction.pseudonym(pseudonymizer));
    }
    return builder.build();
  }

  @Test
  void theKindIsTheDetectors() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.EMAIL, Detector.KEY_VALUE);
    assertThat(scrubber.scrub("mail to " + MAIL + " failed"))
        .isEqualTo("mail to " + PSEUDONYMS.pseudonym("email", "bob@example.com") + " failed");
    assertThat(scrubber.scrub("password=hunter2;"))
        .isEqualTo("password=" + PSEUDONYMS.pseudonym("secret", "hunter2") + ";");
  }

  @Test
  void separatorsOfNumbersDoNotCount() {
    Scrubber scrubber =
        pseudonymizing(PSEUDONYMS, Detector.CARD, Detector.PHONE, Detector.US_SSN, Detector.IBAN);
    String card = PSEUDONYMS.pseudonym("card", CARD.replace(" ", ""));
    assertThat(scrubber.scrub("card " + CARD + " ok")).isEqualTo("card " + card + " ok");
    assertThat(scrubber.scrub("card " + CARD.replace(' ', '-') + " ok"))
        .isEqualTo("card " + card + " ok");
    String iban = "DE89 3704 0044 " + "0532 0130 00";
    assertThat(scrubber.scrub("to " + iban))
        .isEqualTo("to " + PSEUDONYMS.pseudonym("iban", iban.replace(" ", "")));
    assertThat(scrubber.scrub("call +49 30 " + "901820 now"))
        .isEqualTo("call " + PSEUDONYMS.pseudonym("phone", "+4930" + "901820") + " now");
  }

  @Test
  void withoutAKeyTheStandardTextStands() {
    Scrubber scrubber =
        pseudonymizing(
            Pseudonymizer.none(), Detector.EMAIL, Detector.URL_CREDENTIALS, Detector.KEY_VALUE);
    String text = MAIL + " password=hunter2 ftp://bob:" + "hunter2@host/ " + CARD;
    assertThat(scrubber.scrub(text)).isEqualTo(Scrubbers.defaults().scrub(text));
  }

  @Test
  void whatIsTooLongForAPseudonymHasNone() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.KEY_VALUE);
    assertThat(scrubber.scrub("password=" + "x1".repeat(1000))).isEqualTo("password=[secret]");
  }

  @Test
  void aPseudonymIsNotPseudonymisedAgain() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.values());
    List<String> texts =
        List.of(
            "password=" + MAIL,
            "smtp://" + MAIL + ":hunter2@" + "mail.example.com/",
            "user " + PSEUDONYMS.user("bob") + "@" + "example.com",
            "token=" + PSEUDONYMS.user("bob"),
            "token=" + Pseudonymizer.of("k1", key(1)).user("bob"),
            "token=" + PSEUDONYMS.user("bob") + MAIL,
            "https://" + PSEUDONYMS.user("bob") + "@host/");
    for (String text : texts) {
      String once = scrubber.scrub(text);
      assertThat(scrubber.scrub(once)).as(text).isSameAs(once);
    }
    String known = "session=" + PSEUDONYMS.user("bob") + " of " + PSEUDONYMS.user("ann");
    assertThat(scrubber.scrub(known)).isSameAs(known);
  }

  @Test
  void aPseudonymOfAnotherKeyIsAValueAsAnyOther() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.KEY_VALUE);
    String foreign = Pseudonymizer.of("k9", key(9)).user("bob");
    assertThat(scrubber.scrub("token=" + foreign))
        .isEqualTo("token=" + PSEUDONYMS.pseudonym("secret", foreign));
  }

  @Test
  void whatLiesAcrossAPseudonymHasTheStandardText() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.KEY_VALUE);
    assertThat(scrubber.scrub("password=x" + PSEUDONYMS.user("bob")))
        .isEqualTo("password=[secret]");
  }

  @Test
  void scrubbingMixturesTwiceIsScrubbingThemOnce() {
    Scrubber scrubber = pseudonymizing(PSEUDONYMS, Detector.values());
    List<String> texts = new ArrayList<>(List.of(PSEUDONYMS.user("bob"), "@", "=", "://", "-"));
    for (String file : List.of("email", "card", "url_credentials", "keyvalue_secret", "jwt")) {
      Corpus.ofOurs(file).forEach(row -> texts.add(row.text()));
    }
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder mixture = new StringBuilder();
      for (int piece = 0; piece < 3; piece++) {
        mixture.append(texts.get(random.nextInt(texts.size())));
        mixture.append(random.nextBoolean() ? " " : "");
      }
      String once = scrubber.scrub(mixture.toString());
      assertThat(scrubber.scrub(once)).as(mixture.toString()).isSameAs(once);
    }
  }
}
