package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two envelopes are equal when a client could not tell them apart. */
class EnvelopeEqualityTest {

  @Test
  void sameWordsAreEqualHoweverTheyCame() {
    assertEqual(rich(), rich());
    assertEqual(ErrorEnvelope.of(404), ErrorEnvelope.of(404, ErrorEnvelope.of(404).description()));
    assertEqual(
        ErrorEnvelope.of(422).error("a", "x").error("a", "y"),
        ErrorEnvelope.of(422).errors(Map.of("a", List.of("x", "y"))));
    assertEqual(
        ErrorEnvelope.of(422).with("a", new int[] {1, 2}),
        ErrorEnvelope.of(422).with("a", List.of(1, 2)));
  }

  @Test
  void everyMemberCounts() {
    ErrorEnvelope envelope = rich();
    assertThat(
            List.of(
                ErrorEnvelope.of(410, "x"),
                envelope.description("y"),
                envelope.reason("y"),
                envelope.type(URI.create("/y")),
                envelope.instance(URI.create("/y")),
                envelope.error("a", "y"),
                envelope.with("a", 2),
                envelope.header("X-A", "2")))
        .doesNotContain(envelope)
        .doesNotHaveDuplicates();
    assertThat(envelope).isNotEqualTo(null).isNotEqualTo("409");
  }

  @Test
  void toStringIsForDebugging() {
    assertThat(ErrorEnvelope.of(404))
        .hasToString("404 Not Found: There is nothing at this address.");
    assertThat(ErrorEnvelope.of(409, "Sold out.").reason("out_of_stock"))
        .hasToString("409 Conflict out_of_stock: Sold out.");
  }

  private static ErrorEnvelope rich() {
    return ErrorEnvelope.of(409, "x")
        .reason("x")
        .type(URI.create("/x"))
        .instance(URI.create("/x"))
        .error("a", "x")
        .with("a", 1)
        .header("X-A", "1");
  }

  private static void assertEqual(ErrorEnvelope one, ErrorEnvelope other) {
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(other).isEqualTo(one);
  }
}
