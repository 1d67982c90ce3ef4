package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are encoded in advance are byte for byte those that would be encoded on the spot. */
class PlainBodiesTest {

  private static final String[] IDS = {
    "0190f5c8-7d3e-7aaa-8bbb-0123456789ab",
    "6f757463-7279-7069-9d70-6c6163650000",
    "0190F5C8-7D3E-7AAA-8BBB-0123456789AB",
    "<id>",
    "a",
    "",
    "x".repeat(128),
  };

  static Stream<EnvelopeFormat> formats() {
    return Stream.of(
        EnvelopeFormats.json(),
        EnvelopeFormats.problemJson(),
        EnvelopeFormats.problemJson(URI.create("https://example.org/errors/")),
        EnvelopeFormats.html(),
        EnvelopeFormats.text());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void equalWhatAnEnvelopeWithTheSameWordsGives(EnvelopeFormat format) {
    for (int status = 400; status <= 599; status++) {
      ErrorEnvelope plain = ErrorEnvelope.of(status);
      ErrorEnvelope spelledOut = ErrorEnvelope.of(status, plain.description());
      for (String id : IDS) {
        assertThat(format.encode(plain, id))
            .as("%d for id %s", status, id)
            .isEqualTo(format.encode(spelledOut, id))
            .isEqualTo(format.encode(plain, id)); // the second time from the store
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void areTheCallersOwn(EnvelopeFormat format) {
    ErrorEnvelope plain = ErrorEnvelope.of(503);
    byte[] first = format.encode(plain, "abc");
    byte[] kept = first.clone();
    java.util.Arrays.fill(first, (byte) 0);
    assertThat(format.encode(plain, "abc")).isEqualTo(kept);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void headersMakeNoDifferenceToTheBody(EnvelopeFormat format) {
    ErrorEnvelope plain = ErrorEnvelope.of(503);
    assertThat(format.encode(plain.header("X-A", "1"), "abc"))
        .isEqualTo(format.encode(plain, "abc"));
    assertThat(Map.copyOf(format.headers())).doesNotContainKey("X-A");
  }
}
