package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a handler hands over by mistake does not get out. */
class LeakProofEnvelopeTest {

  @Test
  void aThrowableInThePayloadSaysNothingOfItself() {
    SQLException internal = new SQLException("relation \"customers\" is gone");
    ErrorEnvelope envelope =
        ErrorEnvelope.of(409)
            .with("error", internal)
            .with("nested", Map.of("causes", List.of(internal)))
            .with("keys", Map.of(internal, 1));
    for (EnvelopeFormat format :
        List.of(
            EnvelopeFormats.json(),
            EnvelopeFormats.problemJson(),
            EnvelopeFormats.html(),
            EnvelopeFormats.text())) {
      assertThat(new String(format.encode(envelope, "id"), StandardCharsets.UTF_8))
          .doesNotContain("SQLException")
          .doesNotContain("customers");
    }
    assertThat(envelope.payload()).containsEntry("error", "[unprintable]");
  }

  /** As in {@code of(409, error.getMessage())}, where the message turns out to be null. */
  @Test
  void aDescriptionThatIsNullIsTheDefault() {
    String usual = HttpStatus.description(409);
    assertThat(ErrorEnvelope.of(409, null).description()).isEqualTo(usual);
    assertThat(ErrorEnvelope.of(409, "x").description(null).description()).isEqualTo(usual);
    assertThat(new Conflict("x").description(null).description()).isEqualTo(usual);
  }
}
