package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An id that is no label comes only from a careless caller; the body stays valid all the same. */
class CarelessRequestIdTest {

  static Stream<String> ids() {
    return Stream.of(
        "a\"b",
        "a\\b",
        "\",\"admin\":true,\"x\":\"",
        "a\nb\r\u0000",
        "a b\u007f",
        "caf\u00e9 \uD83D\uDE00",
        "\uD83D",
        "a\uDE00b\uD83D\uD83D",
        "0190f5c8-7d3e-7aaa-8bbb-01234567\uD83D\uDE00ab",
        "$1\\0",
        "x".repeat(1_000));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theBodyIsValidJsonWithTheMembersOfEveryOther(String id) {
    for (EnvelopeFormat format : List.of(EnvelopeFormats.json(), EnvelopeFormats.problemJson())) {
      for (ErrorEnvelope envelope : List.of(ErrorEnvelope.of(404), ErrorEnvelope.of(409, "x"))) {
        var expected = StrictJson.object(format.encode(envelope, "abc"));
        var body = StrictJson.object(format.encode(envelope, id));
        assertThat(body.propertyNames()).isEqualTo(expected.propertyNames());
        assertThat(body.path("request_id").stringValue()).isEqualTo(wellFormed(id));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void textAndHtmlAreValidUtf8(String id) {
    for (EnvelopeFormat format : List.of(EnvelopeFormats.html(), EnvelopeFormats.text())) {
      assertThat(StrictJson.utf8(format.encode(ErrorEnvelope.of(404), id))).contains("404");
    }
  }

  private static String wellFormed(String id) {
    StringBuilder text = new StringBuilder();
    id.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
