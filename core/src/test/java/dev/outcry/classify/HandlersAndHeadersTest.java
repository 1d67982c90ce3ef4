package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.MethodNotAllowed;
import dev.outcry.http.HttpErrors.ServiceUnavailable;
import dev.outcry.http.HttpErrors.Unauthorized;
import dev.outcry.http.HttpException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C198, C199: headers belong to the failure, and no handler can forget them. */
class HandlersAndHeadersTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @Test
  void allowAndRetryAfterAndChallengesAreKeptWhenTheStatusIs() {
    registry.on(HttpException.class, (error, context) -> ErrorEnvelope.of(error.status(), "Ours."));
    assertThat(handle(new MethodNotAllowed("GET", "HEAD"), registry).envelope().headers())
        .containsExactly(entry("Allow", List.of("GET, HEAD")));
    assertThat(handle(new ServiceUnavailable(Duration.ofSeconds(7)), registry).envelope().headers())
        .containsExactly(entry("Retry-After", List.of("7")));
    assertThat(
            handle(new Unauthorized("Basic realm=\"a\"", "Bearer realm=\"b\""), registry)
                .envelope()
                .headers())
        .containsExactly(
            entry("WWW-Authenticate", List.of("Basic realm=\"a\"", "Bearer realm=\"b\"")));
  }

  @Test
  void theEnvelopesOwnWinByNameWithoutCase() {
    registry.on(503, (error, context) -> ErrorEnvelope.of(503).header("retry-after", "60"));
    HttpException error = new ServiceUnavailable(Duration.ofSeconds(7)).header("X-Why", "backup");
    assertThat(handle(error, registry).envelope().headers())
        .containsExactly(entry("retry-after", List.of("60")), entry("X-Why", List.of("backup")));
  }

  @Test
  void anotherStatusHasOtherHeaders() {
    registry.on(405, (error, context) -> ErrorEnvelope.of(404));
    assertThat(handle(new MethodNotAllowed("GET"), registry).envelope().headers()).isEmpty();
  }

  @Test
  void theMessageAndTheRestOfTheFailureAreTheHandlersChoice() {
    registry.on(405, (error, context) -> ErrorEnvelope.of(405, "Ours."));
    HttpException error =
        new MethodNotAllowed("GET").description("Theirs.").reason("theirs").with("a", 1);
    ErrorEnvelope envelope = handle(error, registry).envelope();
    assertThat(envelope.description()).isEqualTo("Ours.");
    assertThat(envelope.reason()).isNull();
    assertThat(envelope.payload()).isEmpty();
  }

  @Test
  void aHandlerThatThrowsWithTheSameStatusDoesNotLoseThemEither() {
    registry.on(
        405,
        (error, context) -> {
          throw new HttpException(405, "Not like this.");
        });
    ErrorEnvelope envelope = handle(new MethodNotAllowed("GET"), registry).envelope();
    assertThat(envelope.description()).isEqualTo("Not like this.");
    assertThat(envelope.headers()).containsExactly(entry("Allow", List.of("GET")));
  }

  @Test
  void withoutAHandlerTheyAreSentAsTheyStand() {
    assertThat(handle(new MethodNotAllowed("GET"), registry).envelope().headers())
        .containsExactly(entry("Allow", List.of("GET")));
  }
}
