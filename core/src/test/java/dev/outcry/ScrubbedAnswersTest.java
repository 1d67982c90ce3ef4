package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an answer of 500 and above says in its less obvious parts. */
class ScrubbedAnswersTest {

  private static final String MAIL = String.join("@", "jane.doe", "example.com");
  private static final String TOKEN = "gh" + "p_" + "a1B2c3D4e5".repeat(3) + "F6g7H8";

  private Outcry outcry = Outcry.builder().build();

  @AfterEach
  void close() {
    outcry.close();
  }

  private ErrorEnvelope answer(ErrorEnvelope envelope) {
    outcry.close();
    outcry = Outcry.builder().on(ArithmeticException.class, (error, context) -> envelope).build();
    return answerTo(new ArithmeticException());
  }

  private ErrorEnvelope answerTo(Throwable error) {
    return outcry.handle(error, RequestContext.of("test")).envelope();
  }

  @Test
  void headersAreScrubbed() {
    ErrorEnvelope told =
        answerTo(
            new HttpErrors.BadGateway("The shop is closed.")
                .header("X-Note", "for " + MAIL)
                .header("X-Note", "and others"));
    assertThat(told.headers()).isEqualTo(Map.of("X-Note", List.of("for [email]", "and others")));
  }

  @Test
  void headersWithNothingToHideAndCookiesStayAsTheyAre() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(503, "Closed.")
            .retryAfter(Duration.ofSeconds(7))
            .header("Location", "https://status.example/incidents/7?lang=en")
            .header("Set-Cookie", "token=" + TOKEN + "; Secure")
            .header("Link", "</a>; rel=help")
            .header("Link", "</b>; rel=next");
    assertThat(answer(envelope).headers()).isEqualTo(envelope.headers());
  }

  @Test
  void aHeaderThatTheScrubberMakesUnsendableIsLeftOut() {
    outcry.close();
    outcry = Outcry.builder().scrubber(text -> text.replace("bad", "\r\n")).build();
    ErrorEnvelope told = answerTo(new HttpErrors.BadGateway("no").header("X-Note", "bad"));
    assertThat(told.status()).isEqualTo(502);
    assertThat(told.headers()).isEmpty();
  }

  @Test
  void pathsOfFieldErrorsAreScrubbed() {
    ErrorEnvelope told =
        answer(ErrorEnvelope.of(500).error("of[" + MAIL + "]", "one").error("of[[email]]", "two"));
    assertThat(told.errors()).isEqualTo(Map.of("of[[email]]", List.of("one", "two")));
  }

  @Test
  void whatIdentifiesNothingWithoutItsSecretIsLeftOut() {
    ErrorEnvelope told =
        answer(
            ErrorEnvelope.of(500, "Broken.")
                .reason(TOKEN)
                .type(URI.create("https://errors.example/" + TOKEN))
                .instance(URI.create("mailto:" + MAIL)));
    assertThat(told).isEqualTo(ErrorEnvelope.of(500, "Broken."));
  }

  @Test
  void whatHasNoSecretIdentifiesStill() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(500, "Broken.")
            .reason("out_of_stock")
            .type(URI.create("https://errors.example/stock"))
            .instance(URI.create("urn:uuid:01a2026c-77fd-7220-a010-65315a37db84"))
            .with("left", 7)
            .error("items[0].qty", "too many");
    assertThat(answer(envelope)).isEqualTo(envelope);
  }

  @Test
  void aClientsMistakeIsToldAsItIs() {
    ErrorEnvelope envelope =
        ErrorEnvelope.of(409, "Taken: " + MAIL)
            .header("X-Note", MAIL)
            .error(MAIL, "taken")
            .type(URI.create("mailto:" + MAIL));
    assertThat(answer(envelope)).isEqualTo(envelope);
  }
}
