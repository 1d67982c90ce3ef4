package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.Outcry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A failure after a part of the response is on the wire cannot be answered. The client has to
 * notice that something is missing, and nothing of ours may stand in the middle of its body.
 */
class CommittedResponsesTest {

  private static final String SECRET = "pass" + "word of jane";
  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable error) throws E {
    throw (E) error;
  }

  static Stream<Throwable> thrown() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new IOException(SECRET),
        new ServletException(SECRET, new IllegalStateException(SECRET)),
        new OutOfMemoryError(SECRET),
        new StackOverflowError(SECRET),
        new Exception(SECRET));
  }

  /** Exactly what was sent came, not to its end; one line of ours, one of the container's. */
  private void assertBrokenOff(Wire.Response response, String body) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.whole()).isFalse();
    assertThat(response.text()).isEqualTo(body);
    assertLogged();
  }

  private void assertLogged() {
    assertThat(LoggedLines.everything(failures.only())).contains(SECRET);
    assertThat(jetty.all())
        .extracting(LoggedLines::everything)
        .noneMatch(line -> line.contains(SECRET));
    assertThat(jetty.all())
        .filteredOn(line -> line.getThrowableProxy() != null)
        .allSatisfy(
            line -> {
              assertThat(line.getThrowableProxy().getClassName())
                  .isEqualTo(ResponseAborted.class.getName());
              assertThat(line.getThrowableProxy().getCause()).isNull();
              assertThat(line.getThrowableProxy().getStackTraceElementProxyArray()).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aChunkedBodyLacksItsEnd(Throwable error) {
    server.when(
        (request, response) -> {
          response.getOutputStream().print("first part");
          response.flushBuffer();
          sneak(error);
        });
    Wire.Response response = server.get("/x").keepAlive().send();
    assertThat(response.header("Transfer-Encoding")).isEqualTo("chunked");
    assertBrokenOff(response, "first part");
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aBodyOfKnownLengthIsTooShort(Throwable error) {
    server.when(
        (request, response) -> {
          response.setContentLength(100);
          response.getOutputStream().print("first part");
          response.flushBuffer();
          sneak(error);
        });
    assertBrokenOff(server.get("/x").send(), "first part");
  }

  @Test
  void theWriterIsNoDifferent() {
    server.when(
        (request, response) -> {
          response.getWriter().print("first part");
          response.getWriter().flush();
          throw new IllegalStateException(SECRET);
        });
    assertBrokenOff(server.get("/x").keepAlive().send(), "first part");
  }

  @Test
  void aBodyThatOutgrowsTheBufferIsCommittedByThat() {
    String large = "y".repeat(100_000);
    server.when(
        (request, response) -> {
          response.getOutputStream().print(large);
          throw new IllegalStateException(SECRET);
        });
    Wire.Response response = server.get("/x").keepAlive().send();
    assertThat(response.whole()).isFalse();
    assertThat(large).startsWith(response.text());
    assertLogged();
  }

  @Test
  void aBodyThatWasCompleteStaysCompleteAndTheFailureIsLogged() {
    server.when(
        (request, response) -> {
          response.setContentLength(9);
          response.getOutputStream().print("all of it");
          response.flushBuffer();
          throw new IllegalStateException(SECRET);
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.whole()).isTrue();
    assertThat(response.text()).isEqualTo("all of it");
    assertLogged();
  }

  @Test
  void aStreamThatWasClosedHasSentItsBody() {
    server.when(
        (request, response) -> {
          response.getOutputStream().print("all of it");
          response.getOutputStream().close();
          throw new IllegalStateException(SECRET);
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.text()).isEqualTo("all of it");
    assertLogged();
  }

  /** HTTP/1.0 ends a body of unknown length by closing: there is no way to show it. */
  @Test
  void http10CannotShowItAndStillGetsNothingOfOurs() {
    server.when(
        (request, response) -> {
          response.getOutputStream().print("first part");
          response.flushBuffer();
          throw new IllegalStateException(SECRET);
        });
    assertThat(server.get("/x").http10().send().text()).isEqualTo("first part");
    assertLogged();
  }

  /**
   * Jetty ends a body by closing when the client asks for that (12.1), so it cannot show either.
   */
  @Test
  void aConnectionThatIsToBeClosedGetsNothingOfOursEither() {
    server.when(
        (request, response) -> {
          response.getOutputStream().print("first part");
          response.flushBuffer();
          throw new IllegalStateException(SECRET);
        });
    assertThat(server.get("/x").send().text()).isEqualTo("first part");
    assertLogged();
  }

  @Test
  void theNextRequestIsServedAsEver() {
    server.when(
        (request, response) -> {
          response.flushBuffer();
          throw new IllegalStateException(SECRET);
        });
    server.get("/x").keepAlive().send();
    server.when((request, response) -> response.getWriter().print("fine"));
    assertThat(server.get("/x").send().text()).isEqualTo("fine");
  }

  /** What the buffer still holds can be taken back, so the failure can be answered. */
  @Test
  void aBufferThatIsNearlyFullIsNoCommit() {
    server.when(
        (request, response) -> {
          response.setBufferSize(8192);
          for (int i = 0; i < 8191; i++) {
            response.getOutputStream().write('y');
          }
          throw new IllegalStateException(SECRET);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 500);
    assertThat(response.text()).doesNotContain("yy");
    assertLogged();
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void aBufferThatRunsOverIs() {
    server.when(
        (request, response) -> {
          response.setBufferSize(8192);
          while (!response.isCommitted()) {
            response.getOutputStream().write('y');
          }
          throw new IllegalStateException(SECRET);
        });
    assertThat(server.get("/x").keepAlive().send().whole()).isFalse();
    assertLogged();
  }

  /** The container's exception for it says nothing of a client: it is the application's mistake. */
  @Test
  void moreThanTheDeclaredLengthIsAFailureOfTheServer() {
    server.when(
        (request, response) -> {
          response.setContentLength(3);
          response.getOutputStream().print("more than three");
        });
    assertEnvelope(server.get("/x").send(), 500);
    ILoggingEvent line = failures.only();
    assertThat(LoggedLines.value(line, "blame")).isEqualTo("SERVER");
  }

  /** Jetty has closed its stream by then, and says so as it does where a client has left. */
  @Test
  void moreThanTheDeclaredLengthInASecondWriteIsAFailureOfTheServer() {
    server.when(
        (request, response) -> {
          response.setContentLength(5);
          response.getOutputStream().print("12345");
          response.getOutputStream().print("67890");
        });
    assertThat(server.get("/x").send().text()).isEqualTo("12345");
    ILoggingEvent line = failures.only();
    assertThat(LoggedLines.value(line, "blame")).isEqualTo("SERVER");
    assertThat(LoggedLines.value(line, "status")).isEqualTo(500);
  }

  /** Jetty closes the stream with the redirect; that nobody left, the failure line has to say. */
  @Test
  void writingAfterARedirectBlamesNoClient() {
    server.when(
        (request, response) -> {
          response.sendRedirect("/elsewhere");
          response.getOutputStream().print("too late");
        });
    assertThat(server.get("/x").send().status()).isEqualTo(302);
    assertThat(failures.all())
        .extracting(line -> LoggedLines.value(line, "blame"))
        .doesNotContain("ABORTED");
  }

  @Test
  void writingAfterAForwardBlamesNoClient() {
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/target")) {
            response.getOutputStream().print("from the target");
          } else {
            request.getRequestDispatcher("/target").forward(request, response);
            response.getOutputStream().print("too late");
          }
        });
    assertThat(server.get("/x").send().text()).isEqualTo("from the target");
    assertThat(failures.all())
        .extracting(line -> LoggedLines.value(line, "blame"))
        .doesNotContain("ABORTED");
  }
}
