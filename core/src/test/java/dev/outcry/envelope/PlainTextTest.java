package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answer for people in front of a terminal. */
class PlainTextTest {

  private static final EnvelopeFormat TEXT = EnvelopeFormats.text();

  @Test
  void saysWhatHappenedAndTheIdToQuote() {
    assertThat(text(ErrorEnvelope.of(404), "0190-abc"))
        .isEqualTo(
            """
            404 Not Found
            There is nothing at this address.
            request_id: 0190-abc
            """);
    assertThat(TEXT.mediaType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(TEXT.headers()).isEmpty();
  }

  @Test
  void everyMemberHasALineOfItsOwn() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(422, "First line.\nSecond\tline.")
            .reason("validation_failed")
            .error("items[0].qty", "must be at least 1")
            .error("", "is too short")
            .with("price", 1.5)
            .with("lines", List.of(1, "two"))
            .with("nothing", null);
    assertThat(text(envelope, "0190-abc"))
        .isEqualTo(
            """
            422 Unprocessable Content
            First line.
            Second\tline.
            reason: validation_failed
            error in items[0].qty: must be at least 1
            error: is too short
            price: 1.5
            lines: [1, two]
            nothing: null
            request_id: 0190-abc
            """);
  }

  @Test
  void noValueMovesTheCursorForgesALineOrReordersText() {
    String hostile = "a\u001b[2Jb\rc\u0000d\u0085e\u007ff\u2028g\u202eh\u2066i\u200fj";
    String escaped = "a\\u001b[2Jb\\u000dc\\u0000d\\u0085e\\u007ff\\u2028g\\u202eh\\u2066i\\u200fj";
    String forging = "x\nrequest_id: forged";
    String forged = "x\\u000arequest_id: forged";
    ErrorEnvelope envelope =
        ErrorEnvelope.of(400, hostile)
            .error(hostile, hostile)
            .error(forging, forging)
            .with(hostile, hostile)
            .with(forging, List.of(forging));
    assertThat(text(envelope, hostile))
        .isEqualTo(
            """
            400 Bad Request
            %1$s
            error in %1$s: %1$s
            error in %2$s: %2$s
            %1$s: %1$s
            %2$s: [%2$s]
            request_id: %1$s
            """
                .formatted(escaped, forged));
  }

  @Test
  void loneSurrogatesDoNotSpoilTheUtf8() {
    assertThat(text(ErrorEnvelope.of(400, "a\uD83Db \uD83D\uDE00"), "\uDE00"))
        .contains("a\uFFFDb \uD83D\uDE00");
  }

  private static String text(ErrorEnvelope envelope, String requestId) {
    return StrictJson.utf8(TEXT.encode(envelope, requestId));
  }
}
