package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.Outcry;
import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.servlet.ErrorFilter.SendErrorText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter's options for who made a request, and for the text of a sent error. */
class WhoAndWhatTest {

  private static final Pseudonymizer PSEUDONYMS =
      Pseudonymizer.of("k1", "of thirty-two bytes or a few more".getBytes(StandardCharsets.UTF_8));
  private static final Outcry OUTCRY = Outcry.builder().pseudonymizer(PSEUDONYMS).build();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines others = LoggedLines.ofServletLayer();

  @BeforeAll
  static void start() {
    server =
        new TestServer()
            .onStart(
                context ->
                    OutcryServlets.with(OUTCRY)
                        .filter(
                            ErrorFilter.builder(OUTCRY)
                                .sendErrorText(SendErrorText.SHOW)
                                .user(request -> user((String) request.getAttribute("who")))
                                .build())
                        .install(context))
            .serveWhatIsAsked();
    server.start();
  }

  private static String user(String who) {
    if ("nobody can tell".equals(who)) {
      throw new IllegalStateException("no session");
    }
    return who;
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverHasSignedInByTheTimeOfTheFailureIsInItsLineByPseudonym(boolean thrown) {
    server.when(
        (request, response) -> {
          request.setAttribute("who", "alice");
          if (thrown) {
            throw new IllegalStateException("boom");
          }
          response.sendError(500);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 500);
    ILoggingEvent line = failures.only();
    assertThat(line.getMDCPropertyMap())
        .containsEntry("user", PSEUDONYMS.user("alice"))
        .containsEntry("request_id", response.header("X-Request-Id"));
    assertThat(line.getMDCPropertyMap().toString()).doesNotContain("alice");
  }

  @Test
  void anUnknownUserIsInNoLine() {
    server.when((request, response) -> response.sendError(409));
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("user");
  }

  @Test
  void aQuestionThatFailsIsLoggedAndHarmsNobody() {
    server.when(
        (request, response) -> {
          request.setAttribute("who", "nobody can tell");
          response.sendError(409);
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("user");
    assertThat(others.all())
        .anySatisfy(event -> assertThat(event.getFormattedMessage()).contains("the user of"));
  }

  @Test
  void theTextOfASentErrorIsShownScrubbed() {
    server.when(
        (request, response) ->
            response.sendError(409, "sold to " + "jane.doe" + '@' + "example.org <b>"));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.json().get("description").asString()).isEqualTo("sold to [email] <b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyTextIsTheUsualOne(String empty) {
    server.when((request, response) -> response.sendError(404, empty));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 404);
    assertThat(response.json().get("description").asString()).isNotBlank();
  }

  @Test
  void aTextOfAnySizeIsCut() {
    server.when((request, response) -> response.sendError(404, "x".repeat(1_000_000)));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 404);
    assertThat(response.json().get("description").asString()).hasSizeLessThan(20_000);
  }
}
