package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.internal.Bounds;
import dev.outcry.testing.StrictJson;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body has at most 256 KB, whatever escaping makes of its texts. */
class BodyBoundTest {

  static Stream<EnvelopeFormat> formats() {
    return Stream.of(
        EnvelopeFormats.json(),
        EnvelopeFormats.problemJson(),
        EnvelopeFormats.html(),
        EnvelopeFormats.text());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theFullestEnvelopesStayWithinTheBound(EnvelopeFormat format) {
    for (String unit :
        new String[] {
          "x", "\"", "'", "&", "<", "\n", "\u0001", "\u007f", "\u0085", "\u00e9", "\u202e"
        }) {
      byte[] body = format.encode(fullest(unit), "abc");
      assertThat(body.length).as("of %s", unit).isLessThanOrEqualTo(Bounds.BODY_BYTES);
      assertThat(StrictJson.utf8(body)).contains("422", "abc");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void ordinaryTextsAreNeverReplaced(EnvelopeFormat format) {
    assertThat(StrictJson.utf8(format.encode(fullest("x"), "abc")))
        .contains("x".repeat(1_000), "items");
  }

  private static ErrorEnvelope fullest(String unit) {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, unit.repeat(5_000))
            .reason("r".repeat(100))
            .type(URI.create("/" + "t".repeat(1_023)))
            .instance(URI.create("/" + "i".repeat(1_023)));
    for (int i = 0; i < 100; i++) {
      envelope = envelope.error("items[" + i + "]" + unit.repeat(300), unit.repeat(1_100));
    }
    return envelope.with("text", unit.repeat(70_000)).with("after", unit);
  }
}
