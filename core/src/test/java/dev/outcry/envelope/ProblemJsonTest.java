package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpStatus;
import dev.outcry.testing.StrictJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** RFC 9457, {@code application/problem+json}. */
class ProblemJsonTest {

  private static final EnvelopeFormat PROBLEM = EnvelopeFormats.problemJson();
  private static final String UUID_ID = "0190f5c8-7d3e-7aaa-8bbb-0123456789ab";

  @Test
  void aPlainStatusHasTheTypeAboutBlankAndThePhraseAsTitle() {
    assertThat(text(PROBLEM, ErrorEnvelope.of(404), UUID_ID))
        .isEqualTo(
            """
            {"type":"about:blank",\
            "title":"Not Found",\
            "status":404,\
            "detail":"There is nothing at this address.",\
            "instance":"urn:uuid:0190f5c8-7d3e-7aaa-8bbb-0123456789ab",\
            "request_id":"0190f5c8-7d3e-7aaa-8bbb-0123456789ab"}""");
  }

  @Test
  void everyMemberStandsInItsPlace() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, "Two lines are wrong.")
            .reason("validation_failed")
            .error("items[0].qty", "must be at least 1")
            .error("", "is too short")
            .error("items[0].qty", "must be even")
            .with("order", Map.of("lines", List.of(1, 2)))
            .with("nothing", null);
    EnvelopeFormat format = EnvelopeFormats.problemJson(URI.create("https://example.org/errors"));
    assertThat(text(format, envelope, "abc"))
        .isEqualTo(
            """
            {"type":"https://example.org/errors/validation_failed",\
            "title":"Unprocessable Content",\
            "status":422,\
            "detail":"Two lines are wrong.",\
            "reason":"validation_failed",\
            "errors":[\
            {"detail":"must be at least 1","pointer":"#/items/0/qty"},\
            {"detail":"must be even","pointer":"#/items/0/qty"},\
            {"detail":"is too short","pointer":"#"}],\
            "request_id":"abc",\
            "order":{"lines":[1,2]},\
            "nothing":null}""");
  }

  @Test
  void membersHaveTheirTypesAndTheTitleIsConstantForEveryStatus() {
    for (int status = 400; status <= 599; status++) {
      JsonNode plain = problem(PROBLEM, ErrorEnvelope.of(status), UUID_ID);
      JsonNode special = problem(PROBLEM, ErrorEnvelope.of(status, "This time."), "other");
      assertThat(plain.path("status").isInt()).isTrue();
      assertThat(plain.path("status").intValue()).isEqualTo(status);
      assertThat(plain.path("title").stringValue()).isEqualTo(HttpStatus.phrase(status));
      assertThat(special.path("title")).isEqualTo(plain.path("title"));
      assertThat(special.path("detail").stringValue()).isEqualTo("This time.");
      assertThat(plain.path("type").stringValue()).isEqualTo("about:blank");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/errors,   https://example.org/errors/out_of_stock",
    "https://example.org/errors/,  https://example.org/errors/out_of_stock",
    "https://example.org/errors#,  https://example.org/errors#out_of_stock",
    "https://example.org/e?type=,  https://example.org/e?type=out_of_stock",
    "urn:example:problem:,         urn:example:problem:out_of_stock",
    "/errors,                      /errors/out_of_stock",
  })
  void theTypeIsTheBaseAndTheReason(URI base, String type) {
    EnvelopeFormat format = EnvelopeFormats.problemJson(base);
    ErrorEnvelope envelope = ErrorEnvelope.of(409).reason("out_of_stock");
    assertThat(problem(format, envelope, "abc").path("type").stringValue()).isEqualTo(type);
    assertThat(problem(PROBLEM, envelope, "abc").path("type").stringValue())
        .isEqualTo("about:blank");
    assertThat(problem(format, ErrorEnvelope.of(409), "abc").path("type").stringValue())
        .isEqualTo("about:blank");
  }

  @Test
  void aTypeOfItsOwnBeatsTheBase() {
    EnvelopeFormat format = EnvelopeFormats.problemJson(URI.create("https://example.org/errors/"));
    ErrorEnvelope envelope =
        ErrorEnvelope.of(409).reason("out_of_stock").type(URI.create("/problems/stock"));
    assertThat(problem(format, envelope, "abc").path("type").stringValue())
        .isEqualTo("/problems/stock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors", "x/y", "", "?a"})
  void aRelativeBaseIsRefused(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnvelopeFormats.problemJson(URI.create(base)))
        .withMessageContaining("full path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "0190F5C8-7D3E-7AAA-8BBB-0123456789AB",
        "0190f5c8-7d3e-7aaa-8bbb-0123456789a",
        "0190f5c8-7d3e-7aaa-8bbb-0123456789abc",
        "0190f5c8_7d3e_7aaa_8bbb_0123456789ab",
        "0190f5c87-d3e-7aaa-8bbb-0123456789ab",
        "0190f5c8-7d3e-7aaa-8bbb-0123456789ag",
      })
  void anIdOfAnotherShapeGivesNoInstance(String id) {
    JsonNode body = problem(PROBLEM, ErrorEnvelope.of(404), id);
    assertThat(body.has("instance")).isFalse();
    assertThat(body.path("request_id").stringValue()).isEqualTo(id);
  }

  @Test
  void instancesDifferAsTheIdsDo() {
    Set<String> instances = new TreeSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = new UUID(0x7000L, 0x8000000000000000L | i).toString();
      instances.add(problem(PROBLEM, ErrorEnvelope.of(404), id).path("instance").stringValue());
    }
    assertThat(instances).hasSize(10_000).allMatch(instance -> URI.create(instance).isAbsolute());
  }

  @Test
  void anInstanceOfItsOwnBeatsTheId() {
    ErrorEnvelope envelope = ErrorEnvelope.of(404).instance(URI.create("/occurrences/7"));
    assertThat(problem(PROBLEM, envelope, UUID_ID).path("instance").stringValue())
        .isEqualTo("/occurrences/7");
    assertThat(problem(PROBLEM, envelope, "abc").path("instance").stringValue())
        .isEqualTo("/occurrences/7");
  }

  @Test
  void theMediaTypeIsTheRegisteredOne() {
    assertThat(PROBLEM.mediaType()).isEqualTo("application/problem+json");
    assertThat(EnvelopeFormats.problemJson(URI.create("/e")).mediaType())
        .isEqualTo("application/problem+json");
  }

  private static JsonNode problem(EnvelopeFormat format, ErrorEnvelope envelope, String id) {
    return StrictJson.object(format.encode(envelope, id));
  }

  private static String text(EnvelopeFormat format, ErrorEnvelope envelope, String id) {
    byte[] body = format.encode(envelope, id);
    StrictJson.object(body);
    return StrictJson.utf8(body);
  }
}
