package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a client sends as {@code Accept}, there is a format, and little work to find it. */
class HostileAcceptTest {

  private static final List<EnvelopeFormat> OFFERED =
      List.of(
          EnvelopeFormats.json(),
          EnvelopeFormats.problemJson(),
          EnvelopeFormats.html(),
          EnvelopeFormats.text());

  @Test
  void noHeaderMakesItThrowOrGiveNothing() {
    String[] parts = {
      "text/html", "application/json", "*/*", "*/*+json", "q", "=", "0", "1", ".", ";", ",", "/",
          "*",
      "+", "\"", "\\", " ", "\t", "\u0000", "\n", "\u00e9", "\u0130", "\uD83D", "\uDE00", "-", "9",
      "q=0.5", ";q=", "%"
    };
    Random random = new Random(9110);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder accept = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        accept.append(parts[random.nextInt(parts.length)]);
      }
      assertThat(EnvelopeFormats.negotiate(accept.toString(), OFFERED))
          .as(() -> "for " + accept)
          .isIn(OFFERED);
    }
  }

  @Test
  void randomCharactersDoNeither() {
    Random random = new Random(12_5_1);
    for (int i = 0; i < 20_000; i++) {
      char[] accept = new char[random.nextInt(64)];
      for (int j = 0; j < accept.length; j++) {
        accept[j] = (char) random.nextInt(0x10000);
      }
      assertThat(EnvelopeFormats.negotiate(new String(accept), OFFERED)).isIn(OFFERED);
    }
  }

  @Test
  void ofSixtyFourKilobytesTheFirstKilobyteIsRead() {
    String padding = "a/b,".repeat(8) + "x".repeat(64 * 1024);
    assertThat(negotiate("text/html," + padding)).isSameAs(EnvelopeFormats.html());
    assertThat(negotiate(padding + ",text/html")).isSameAs(EnvelopeFormats.json());
    assertThat(negotiate("x".repeat(64 * 1024))).isSameAs(EnvelopeFormats.json());
    assertThat(negotiate(",".repeat(64 * 1024))).isSameAs(EnvelopeFormats.json());
  }

  @Test
  void aRangeThatIsCutInTheMiddleDoesNotCount() {
    String padding =
        "a/" + "b".repeat(1_024 - 2 - ",text/html;q=0.9,text/plain;q=0".length()) + ",";
    String accept = padding + "text/html;q=0.9,text/plain;q=0.1" + ",a/b".repeat(1_000);
    assertThat(negotiate(accept)).isSameAs(EnvelopeFormats.html());
    assertThat(negotiate("x".repeat(1_010) + ",text/htmlx" + ",a/b".repeat(9)))
        .isSameAs(EnvelopeFormats.json());
  }

  @Test
  void ofTenThousandRangesTheFirstThirtyTwoAreRead() {
    String others = "a/b,".repeat(31);
    assertThat(negotiate(others + "text/html," + "a/b,".repeat(10_000)))
        .isSameAs(EnvelopeFormats.html());
    assertThat(negotiate(others + "a/b,text/html," + "a/b,".repeat(10_000)))
        .isSameAs(EnvelopeFormats.json());
  }

  private static EnvelopeFormat negotiate(String accept) {
    return EnvelopeFormats.negotiate(accept, OFFERED);
  }
}
