package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure carries in any of its texts is in no answer and in no log. */
class PlantedSecretsTest {

  private static final Outcry OUTCRY =
      Outcry.builder()
          .on(
              IllegalArgumentException.class,
              (error, context) ->
                  ErrorEnvelope.of(502, "The shop said: " + error.getMessage())
                      .with("said", Map.of("nested", List.of(error.getMessage())))
                      .error("shop", error.getMessage()))
          .build();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server =
        new TestServer()
            .onStart(
                context ->
                    OutcryServlets.with(OUTCRY)
                        .filter(ErrorFilter.builder(OUTCRY).logQuery().build())
                        .install(context))
            .serveWhatIsAsked()
            .errorPage()
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  /** Assembled here, so that no scanner takes them for real. */
  static Stream<String> secrets() {
    String digits = "0123456789".repeat(5);
    String letters = "aBcDeFgHiJkLmNoPqRsTuVwXyZ".repeat(4);
    return Stream.of(
        "jane.doe" + "@" + "example.com",
        "4111 1111 " + "1111 1111",
        "DE89 3704 0044 " + "0532 0130 00",
        "536-90-" + "4399",
        "eyJ"
            + "hbGciOiJIUzI1NiJ9"
            + ".eyJ"
            + "zdWIiOiIxMjM0NTY3ODkwIn0"
            + "."
            + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "AKIA" + "Q3EGRZTB5VNPL2XD",
        "ghp" + "_" + letters.substring(0, 30) + digits.substring(0, 6),
        "glpat" + "-" + letters.substring(3, 17) + digits.substring(0, 6),
        "xoxb"
            + "-"
            + digits.substring(0, 12)
            + "-"
            + digits.substring(2, 14)
            + "-"
            + letters.substring(0, 24),
        "sk" + "_live_" + letters.substring(0, 14) + digits.substring(0, 10),
        "AIza" + letters.substring(0, 29) + digits.substring(0, 6),
        "npm" + "_" + letters.substring(0, 30) + digits.substring(0, 6),
        "hvs" + "." + letters.substring(0, 60) + digits.substring(0, 35));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void inMessagesCausesAndSuppressed(String secret) {
    server.when(
        (request, response) -> {
          IllegalStateException error =
              new IllegalStateException(
                  "for " + secret, new RuntimeException("cause " + secret + " of it"));
          error.addSuppressed(new RuntimeException("besides " + secret));
          throw error;
        });
    nothingOf(secret, server.get("/orders"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void inHandlersAnswersOf5xx(String secret) {
    server.when(
        (request, response) -> {
          throw new IllegalArgumentException("see " + secret);
        });
    nothingOf(secret, server.get("/orders"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void inWhatAnExceptionTellsTheClient(String secret) {
    server.when(
        (request, response) -> {
          throw new HttpErrors.InternalServerError("told " + secret)
              .with("detail", "with " + secret)
              .logMessage("logged " + secret);
        });
    nothingOf(secret, server.get("/orders"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void inWhatIsSent(String secret) {
    server.when((request, response) -> response.sendError(500, "sent " + secret));
    nothingOf(secret, server.get("/orders"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void inHeadersQueryAndPath(String secret) {
    server.when(
        (request, response) -> {
          throw new IllegalStateException("broken");
        });
    String encoded = secret.replace(" ", "%20").replace("@", "%40");
    nothingOf(
        secret,
        server
            .get("/orders/" + encoded + "/items?q=" + encoded + "&password=" + "hunter" + "2again")
            .header("X-Note", secret));
    assertThat(failures.all())
        .allSatisfy(line -> assertThat(LoggedLines.everything(line)).doesNotContain("hunter"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void behindACommittedResponse(String secret) {
    server.when(
        (request, response) -> {
          response.flushBuffer();
          throw new IllegalStateException("late " + secret);
        });
    nothingOf(secret, server.get("/orders"));
  }

  private void nothingOf(String secret, Wire.Request request) {
    Wire.Response response = request.send();
    String answer = response.head() + new String(response.body(), StandardCharsets.UTF_8);

    assertThat(failures.all()).isNotEmpty();
    assertThat(answer).doesNotContain(secret).doesNotContain(secret.replace(" ", "%20"));
    Stream.of(failures, layer, jetty)
        .flatMap(lines -> lines.all().stream())
        .forEach(line -> assertThat(LoggedLines.everything(line)).doesNotContain(secret));
  }
}
