package dev.outcry.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the application's own count in free text too. */
class NamesInTextsTest {

  private static final Scrubber OWN =
      Scrubbers.builder()
          .names(
              SensitiveNames.builder()
                  .add("tenantCode", "schufa", "handle", "x")
                  .allow("session", "api_key")
                  .build())
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenantCode=%s",
        "tenant_code: %s",
        "my.tenant-code => %s",
        "{\"tenantCode\":\"%s\"}",
        "X-Tenant-Code: %s",
        "?tenantcode=%s&a=b",
        "schufa:%s",
        "schufa: %s",
        "handle: %s",
        "x=%s",
        "user_session=%s",
        "password=%s"
      })
  void whatIsAddedIsMasked(String text) {
    for (String value : new String[] {"4711", "closed", "p4ssw0rd!"}) {
      assertThat(OWN.scrub(String.format(text, value))).isEqualTo(String.format(text, "[secret]"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session=4711",
        "session: 4711",
        "api_key=4711",
        "{\"apiKey\": \"4711\"}",
        "tax=4711",
        "tenantCodes=4711",
        "at Schufa.java:4711"
      })
  void whatIsAllowedIsShown(String text) {
    assertThat(OWN.scrub(text)).isSameAs(text);
  }

  @Test
  void whatAnotherDetectorFindsUnderAnAllowedNameGoes() {
    assertThat(OWN.scrub("session=bob@" + "example.com")).isEqualTo("session=[email]");
  }

  @Test
  void addressesOfClientsAreMaskedWhereAsked() {
    Scrubber scrubber =
        Scrubbers.builder().names(SensitiveNames.builder().clientAddresses().build()).build();
    assertThat(scrubber.scrub("remote_addr=host-7 from: 3 to: 4"))
        .isEqualTo("remote_addr=[secret] from: 3 to: 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=%s",
        "mot_de_passe: %s",
        "contrasena: %s",
        "spring.datasource.password=%s",
        "\"seedPhrase\":\"%s\"",
        "backup_code=%s",
        "X-Hub-Signature: %s",
        "X-Functions-Key: %s",
        "SAMLResponse=%s"
      })
  void whatIsKnownByNameIsKnownInTexts(String text) {
    assertThat(Scrubbers.defaults().scrub(String.format(text, "hunter22")))
        .isEqualTo(String.format(text, "[secret]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session: closed",
        "token: expired",
        "card_number: 12",
        "pan: 12",
        "password_policy=strict9",
        "nextPageToken=abc9",
        "max_tokens=100",
        "public_key=abc9",
        "io.jsonwebtoken:jjwt:0.11.2"
      })
  void otherNamesAndSentencesStay(String text) {
    assertThat(Scrubbers.defaults().scrub(text)).isSameAs(text);
  }
}
