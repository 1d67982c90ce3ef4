package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bounds in bytes hold only if we count as the generator writes. */
class JsonTextTest {

  private static final int[] ALPHABET = {
    0, 8, 9, 10, 12, 13, 27, 31, ' ', '"', '\\', '/', '\'', 'a', '~', 0x7f, 0x80, 0x85, 0x7ff,
    0x800, 0x2028, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff
  };

  @Test
  void bytesAreThoseThatTheGeneratorWrites() {
    for (int c : ALPHABET) {
      String text = new StringBuilder().appendCodePoint(c).toString().repeat(3);
      assertThat(JsonText.bytes(text)).as("U+%04X", c).isEqualTo(written(text));
    }
  }

  @Test
  void whatFitsIsTheSameInstanceAndWhatDoesNotIsCutToFit() {
    Random random = new Random(8259);
    for (int i = 0; i < 20_000; i++) {
      String text = random(random);
      int max = 3 + random.nextInt(40);
      String fitting = JsonText.fit(text, max);
      assertThat(JsonText.bytes(fitting)).isLessThanOrEqualTo(max);
      assertThat(SafeText.wellFormed(fitting)).isSameAs(fitting);
      if (JsonText.bytes(text) <= max) {
        assertThat(fitting).isSameAs(text);
      } else {
        assertThat(fitting).endsWith("\u2026");
        assertThat(text).startsWith(fitting.substring(0, fitting.length() - 1));
        assertThat(JsonText.bytes(fitting)).isGreaterThan(max - 7);
      }
    }
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  private static int written(String text) {
    byte[] body = EnvelopeFormats.json().encode(ErrorEnvelope.of(409, "x" + text), "abc");
    byte[] empty = EnvelopeFormats.json().encode(ErrorEnvelope.of(409, "x"), "abc");
    assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"description\":\"x");
    return body.length - empty.length;
  }
}
