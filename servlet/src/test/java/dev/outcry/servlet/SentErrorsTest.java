package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.NotFound;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error that the application sends comes back as an envelope, as if it had been thrown. */
class SentErrorsTest {

  private static final Outcry OUTCRY =
      Outcry.builder()
          .on(NotFound.class, (error, context) -> ErrorEnvelope.of(404, "Nothing here, sorry."))
          .build();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  /** Jetty runs no error page for PUT, PATCH, DELETE and OPTIONS, and 501s a method it lacks. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
  void everyMethodGetsTheBody(String method) {
    server.when((request, response) -> response.sendError(409));
    assertEnvelope(server.request(method, "/x").send(), 409);
    assertThat(failures.only().getFormattedMessage()).startsWith("409 Conflict on " + method);
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    server.when((request, response) -> response.sendError(409));
    Wire.Response get = server.get("/x").send();
    Wire.Response head = server.request("HEAD", "/x").send();
    assertThat(head.status()).isEqualTo(409);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.header("X-Request-Id")).isNotEmpty();
  }

  static IntStream statusesOfErrors() {
    return IntStream.rangeClosed(400, 599);
  }

  @ParameterizedTest
  @MethodSource("statusesOfErrors")
  void everyStatusOfAnErrorIsAnswered(int status) {
    server.when((request, response) -> response.sendError(status));
    assertEnvelope(server.get("/x").send(), status);
    assertThat(LoggedLines.value(failures.only(), "status")).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 1000, 99, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100, 199})
  void whatIsNoStatusOfAnErrorIsA500ThatSaysSoInTheLog(int status) {
    server.when((request, response) -> response.sendError(status, "text of the caller"));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 500);
    assertThat(response.text()).doesNotContain("text of the caller");
    assertThat(failures.only().getFormattedMessage()).contains("sendError").contains("" + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304})
  void aStatusThatIsNoErrorIsSetWithoutABody(int status) {
    server.when(
        (request, response) -> {
          response.getWriter().print("dropped");
          response.sendError(status, "not for the client");
          response.getWriter().print("dropped too");
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("X-Request-Id")).isNotEmpty();
    assertThat(failures.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304})
  void aStatusWithoutBodyTakesBackWhatDescribesTheBody(int status) {
    server.when(
        (request, response) -> {
          request.getSession();
          response.setContentType("text/csv");
          response.setContentLength(100);
          response.setHeader("Content-Encoding", "gzip");
          response.setHeader("Content-Range", "bytes 0-4/100");
          response.setHeader("Content-Disposition", "attachment");
          response.setHeader("ETag", "\"a\"");
          response.setHeader("Cache-Control", "max-age=60");
          response.setDateHeader("Last-Modified", 0);
          response.setDateHeader("Expires", 0);
          response.addHeader("Vary", "Origin");
          response.addHeader("Vary", "Accept");
          response.sendError(status);
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    assertThat(response.names())
        .doesNotContain("content-type", "content-encoding", "content-range", "content-disposition");
    assertThat(response.header("Content-Length")).isIn(null, "0");
    assertThat(response.headers("ETag")).containsExactly("\"a\"");
    assertThat(response.headers("Cache-Control")).containsExactly("max-age=60");
    assertThat(response.headers("Last-Modified")).hasSize(1);
    assertThat(response.headers("Expires")).hasSize(1);
    assertThat(response.headers("Vary")).containsExactly("Origin", "Accept");
    assertThat(response.headers("X-Request-Id")).hasSize(1);
    assertThat(response.headers("Date")).hasSize(1);
    assertThat(response.headers("Set-Cookie")).hasSize(1);
    assertThat(failures.all()).isEmpty();
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void theMessageIsForTheLogAlone() {
    String said = "<script>com.acme.Orders: no row 17";
    server.when((request, response) -> response.sendError(409, said));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.text()).doesNotContain("acme").doesNotContain("<");
    assertThat(response.head()).doesNotContain("acme");
    assertThat(failures.only().getFormattedMessage()).contains(said);
    assertThat(failures.only().getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void theMessageMakesNoSecondLineInTheLog() {
    server.when((request, response) -> response.sendError(409, "one\r\ntwo\u2028three"));
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.only().getFormattedMessage())
        .contains("one")
        .contains("three")
        .doesNotContain("\n")
        .doesNotContain("\u2028");
  }

  @Test
  void noMessageIsFine() {
    server.when((request, response) -> response.sendError(409, null));
    assertEnvelope(server.get("/x").send(), 409);
  }

  @Test
  void aHandlerSeesIt() {
    server.when((request, response) -> response.sendError(404, "hidden"));
    Wire.Response response = assertEnvelope(server.get("/x").send(), 404);
    assertThat(response.json().get("description").stringValue()).isEqualTo("Nothing here, sorry.");
  }

  @Test
  void a5xxIsLoggedAsAnErrorWithTheTraceOfWhoSentIt() {
    try (TestServer fresh = TestServer.with(Outcry.create()).start()) { // the first of its storm
      fresh.when((request, response) -> response.sendError(500));
      assertEnvelope(fresh.get("/x").send(), 500);
    }
    assertThat(failures.only().getLevel()).isEqualTo(Level.ERROR);
    assertThat(failures.only().getThrowableProxy().getStackTraceElementProxyArray())
        .anyMatch(frame -> frame.getStackTraceElement().getClassName().contains("SentErrorsTest"));
  }

  @Test
  void bytesThatAreNotOnTheWireYetAreDropped() {
    server.when(
        (request, response) -> {
          response.setContentType("text/csv");
          response.getOutputStream().print("partial,row");
          response.sendError(409);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.text()).doesNotContain("partial");
  }

  /** The container's own filters and servlets look at it, to leave a finished response alone. */
  @Test
  void theResponseCountsAsCommittedFromThenOn() {
    boolean[] committed = new boolean[2];
    server.when(
        (request, response) -> {
          committed[0] = response.isCommitted();
          response.sendError(409);
          committed[1] = response.isCommitted();
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(committed).containsExactly(false, true);
  }

  @Test
  void aStatusThatIsOnlySetIsTheApplicationsOwnAnswer() {
    server.when((request, response) -> response.setStatus(404));
    Wire.Response empty = server.get("/x").send();
    assertThat(empty.status()).isEqualTo(404);
    assertThat(empty.body()).isEmpty();

    server.when(
        (request, response) -> {
          response.setStatus(404);
          response.setContentType("text/plain");
          response.getWriter().print("my own page");
        });
    Wire.Response own = server.get("/x").send();
    assertThat(own.status()).isEqualTo(404);
    assertThat(own.text()).isEqualTo("my own page");
    assertThat(failures.all()).isEmpty();
  }
}
