package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.testing.StrictJson;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Type and instance are URI references of RFC 3986, absolute or with their full path. */
class UriMembersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/errors/sold-out",
        "https://example.org/a%20b?c=d#e",
        "urn:uuid:0190f5c8-7d3e-7aaa-8bbb-0123456789ab",
        "about:blank",
        "tag:example.org,2026:x",
        "/errors/sold-out",
      })
  void areWrittenAsTheyAre(String uri) {
    ErrorEnvelope envelope = ErrorEnvelope.of(409).type(URI.create(uri)).instance(URI.create(uri));
    assertThat(problem(envelope).path("type").stringValue()).isEqualTo(uri);
    assertThat(problem(envelope).path("instance").stringValue()).isEqualTo(uri);
  }

  @Test
  void lettersBeyondAsciiArePercentEncoded() {
    URI uri = URI.create("/erreurs/\u00e9puis\u00e9/\u20ac\uD83D\uDE00");
    ErrorEnvelope envelope = ErrorEnvelope.of(409).type(uri).instance(uri).reason("x");
    String encoded = "/erreurs/%C3%A9puis%C3%A9/%E2%82%AC%F0%9F%98%80";
    assertThat(problem(envelope).path("type").stringValue()).isEqualTo(encoded);
    assertThat(problem(envelope).path("instance").stringValue()).isEqualTo(encoded);
    EnvelopeFormat format = EnvelopeFormats.problemJson(URI.create("/erreurs/\u00e9/"));
    byte[] body = format.encode(ErrorEnvelope.of(409).reason("x"), "abc");
    assertThat(StrictJson.object(body).path("type").stringValue()).isEqualTo("/erreurs/%C3%A9/x");
    assertThat(envelope.type()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "errors/x", "", "?a=b", "#part", "../x"})
  void whatMeansAnotherThingOnEveryPageIsRefused(String uri) {
    for (Runnable use :
        new Runnable[] {
          () -> ErrorEnvelope.of(409).type(URI.create(uri)),
          () -> ErrorEnvelope.of(409).instance(URI.create(uri)),
          () -> new Conflict().type(URI.create(uri)),
          () -> EnvelopeFormats.problemJson(URI.create(uri)),
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(use::run)
          .withMessageContaining("absolute URI or a full path")
          .withMessageContaining('"' + uri + '"');
    }
  }

  @Test
  void whatNoUtf8CanSayIsRefused() {
    for (String uri : new String[] {"/a\uD83D", "/\uDE00b", "x:\uD83D/"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ErrorEnvelope.of(409).type(URI.create(uri)));
    }
  }

  @Test
  void aThousandCharactersAreEnough() {
    assertThat(ErrorEnvelope.of(409).type(URI.create("/" + "a".repeat(1_023))).type()).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorEnvelope.of(409).type(URI.create("/" + "a".repeat(1_024))))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorEnvelope.of(409).instance(null));
  }

  private static JsonNode problem(ErrorEnvelope envelope) {
    return StrictJson.object(EnvelopeFormats.problemJson().encode(envelope, "abc"));
  }
}
