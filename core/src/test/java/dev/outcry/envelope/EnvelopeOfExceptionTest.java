package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.Unauthorized;
import dev.outcry.http.HttpException;
import dev.outcry.testing.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The envelope of an exception has all that it says to the client, and nothing else of it. */
class EnvelopeOfExceptionTest {

  @Test
  void everythingForTheClientIsTaken() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(
            new Conflict("Sold out.")
                .reason("out_of_stock")
                .type(URI.create("/errors/sold-out"))
                .error("sku", "is sold out")
                .with("sku", "a-1")
                .header("X-A", "1")
                .retryAfter(Duration.ofSeconds(7)));
    assertThat(envelope)
        .isEqualTo(
            ErrorEnvelope.of(409, "Sold out.")
                .reason("out_of_stock")
                .type(URI.create("/errors/sold-out"))
                .error("sku", "is sold out")
                .with("sku", "a-1")
                .header("X-A", "1")
                .retryAfter(Duration.ofSeconds(7)));
  }

  @Test
  void messageCauseAndTraceAreNotInAnyBody() {
    String internal = "db1" + ".internal";
    HttpException error =
        HttpErrors.of(500)
            .logMessage("shard of " + internal)
            .causedBy(new IOException(internal, new IllegalStateException(internal)));
    error.addSuppressed(new IOException(internal));
    ErrorEnvelope envelope = ErrorEnvelope.of(error);
    for (EnvelopeFormat format :
        List.of(
            EnvelopeFormats.json(),
            EnvelopeFormats.problemJson(),
            EnvelopeFormats.html(),
            EnvelopeFormats.text())) {
      assertThat(StrictJson.utf8(format.encode(envelope, "abc")))
          .isEqualTo(StrictJson.utf8(format.encode(ErrorEnvelope.of(500), "abc")))
          .doesNotContain(internal, "Exception", "java.", "dev.outcry", "shard");
    }
  }

  @Test
  void anExceptionThatSaysNothingGivesThePlainEnvelope() {
    for (int status = 400; status <= 599; status++) {
      assertThat(ErrorEnvelope.of(HttpErrors.of(status))).isSameAs(ErrorEnvelope.of(status));
    }
  }

  @Test
  void headersAreTakenEvenIfNothingElseIsSaid() {
    assertThat(ErrorEnvelope.of(new Unauthorized("Bearer", "Basic realm=\"a\"")).headers())
        .isEqualTo(Map.of("WWW-Authenticate", List.of("Bearer", "Basic realm=\"a\"")));
  }

  @Test
  void whatTheExceptionLearnsLaterIsNotInIt() {
    HttpException error = new Conflict().with("a", 1);
    ErrorEnvelope envelope = ErrorEnvelope.of(error);
    error.with("b", 2).header("X-A", "1").description("later");
    assertThat(envelope).isEqualTo(ErrorEnvelope.of(409).with("a", 1));
  }

  @Test
  void theHeadersOfAnExceptionAreAddedToThoseOfAnEnvelopeWhichWin() {
    ErrorEnvelope envelope = ErrorEnvelope.of(429).header("Retry-After", "5").header("X-A", "1");
    Map<String, List<String>> thrown =
        new HttpException(429)
            .header("retry-after", "60")
            .header("Link", "<a>")
            .header("Link", "<b>")
            .headers();
    assertThat(envelope.headersOrElse(thrown).headers())
        .containsExactly(
            Map.entry("Retry-After", List.of("5")),
            Map.entry("X-A", List.of("1")),
            Map.entry("Link", List.of("<a>", "<b>")));
    assertThat(envelope.headersOrElse(Map.of())).isSameAs(envelope);
  }

  @Test
  void addedHeadersThatDoNotFitAreLeftOut() {
    ErrorEnvelope envelope = ErrorEnvelope.of(404);
    HttpException thrown = new HttpException(404).header("X-Short", "1");
    for (int i = 0; i < 3; i++) {
      envelope = envelope.header("X-" + i, "v".repeat(1_000));
      thrown.header("X-Long", "v".repeat(1_000));
    }
    assertThat(envelope.headersOrElse(thrown.headers()).headers())
        .containsKeys("X-0", "X-2", "X-Short", "X-Long")
        .containsEntry("X-Long", List.of("v".repeat(1_000)));
  }
}
