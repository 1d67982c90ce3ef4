package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.Outcry;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After {@code sendError} the response is over for the application, the same way on every
 * container: what it writes is dropped, what it would take back is refused.
 */
class AfterSentErrorTest {

  private interface Use {
    void of(HttpServletResponse response) throws IOException;
  }

  private static final String LARGE = "x".repeat(200_000);
  private static final Outcry OUTCRY = Outcry.create();
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

  static Stream<Named<Use>> ignored() {
    return Stream.of(
        Named.of("stream", r -> r.getOutputStream().write(1)),
        Named.of("stream, large", r -> r.getOutputStream().write(LARGE.getBytes(UTF_8))),
        Named.of("stream, print", r -> r.getOutputStream().println("\u65e5\u672c")),
        Named.of("stream, flush", r -> r.getOutputStream().flush()),
        Named.of("stream, close", r -> r.getOutputStream().close()),
        Named.of("writer", r -> r.getWriter().write("late")),
        Named.of("writer, one", r -> r.getWriter().write('l')),
        Named.of("writer, large", r -> r.getWriter().write(LARGE.toCharArray())),
        Named.of("writer, println", r -> r.getWriter().println("late")),
        Named.of("writer, format", r -> r.getWriter().format(Locale.ROOT, "%s", "late")),
        Named.of("writer, append", r -> r.getWriter().append("late")),
        Named.of("writer, flush", r -> r.getWriter().flush()),
        Named.of("writer, checkError", r -> r.getWriter().checkError()),
        Named.of("writer, close", r -> r.getWriter().close()),
        Named.of("flushBuffer", HttpServletResponse::flushBuffer),
        Named.of("setStatus", r -> r.setStatus(200)),
        Named.of("setContentLength", r -> r.setContentLength(3)),
        Named.of("setContentType", r -> r.setContentType("text/html")),
        Named.of("setCharacterEncoding", r -> r.setCharacterEncoding("UTF-16")));
  }

  @ParameterizedTest
  @MethodSource("ignored")
  void whatIsDoneIsDropped(Use use) {
    server.when(
        (request, response) -> {
          response.sendError(409);
          use.of(response);
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
    assertThat(jetty.all()).isEmpty();
  }

  static Stream<Named<Use>> ignoredThroughKnownStream() {
    return ignored().filter(use -> !use.getName().startsWith("writer"));
  }

  @ParameterizedTest
  @MethodSource("ignoredThroughKnownStream")
  void whatGoesThroughAStreamThatWasTakenBeforeIsDropped(Use use) {
    server.when(
        (request, response) -> {
          ServletOutputStream stream = response.getOutputStream();
          stream.print("before");
          response.sendError(409);
          stream.print("after");
          use.of(response);
          stream.close();
        });
    assertEnvelope(server.get("/x").send(), 409);
  }

  static Stream<Named<Use>> ignoredThroughKnownWriter() {
    return ignored().filter(use -> !use.getName().startsWith("stream"));
  }

  @ParameterizedTest
  @MethodSource("ignoredThroughKnownWriter")
  void whatGoesThroughAWriterThatWasTakenBeforeIsDropped(Use use) {
    server.when(
        (request, response) -> {
          PrintWriter writer = response.getWriter();
          writer.print("before");
          response.sendError(409);
          writer.print("after");
          use.of(response);
          writer.close();
        });
    assertEnvelope(server.get("/x").send(), 409);
    assertThat(failures.all()).hasSize(1);
  }

  static Stream<Named<Use>> refused() {
    return Stream.of(
        Named.of("sendError", r -> r.sendError(500)),
        Named.of("sendError with a message", r -> r.sendError(500, "second")),
        Named.of("sendError of no error", r -> r.sendError(304)),
        Named.of("reset", HttpServletResponse::reset),
        Named.of("resetBuffer", HttpServletResponse::resetBuffer),
        Named.of("sendRedirect", r -> r.sendRedirect("/elsewhere")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatWouldTakeItBackIsRefusedAndTheFirstErrorStays(Use use) {
    server.when(
        (request, response) -> {
          response.sendError(409);
          assertThatIllegalStateException()
              .isThrownBy(() -> use.of(response))
              .withMessageContaining("sendError was called before");
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.header("Location")).isNull();
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusalThatNobodyCatchesIsAFailureOfTheServer(Use use) {
    server.when(
        (request, response) -> {
          response.sendError(409);
          use.of(response);
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertThat(failures.only().getFormattedMessage()).contains("IllegalStateException");
  }

  /** As after a commit: a header that comes too late is not sent. */
  @Test
  void headersThatComeLateAreNotSent() {
    server.when(
        (request, response) -> {
          response.addHeader("Vary", "Origin");
          response.sendError(409);
          response.addHeader("Vary", "Cookie");
          response.setHeader("Allow", "GET");
          response.addIntHeader("Retry-After", 3);
          response.setIntHeader("Retry-After", 4);
          response.addDateHeader("Retry-After", 0);
          response.setDateHeader("Retry-After", 0);
          response.addCookie(new Cookie("late", "1"));
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.headers("Vary")).containsExactly("Origin");
    assertThat(response.header("Allow")).isNull();
    assertThat(response.header("Retry-After")).isNull();
    assertThat(response.header("Set-Cookie")).isNull();
  }

  @Test
  void anExceptionThatFollowsWinsBecauseItSaysMore() {
    server.when(
        (request, response) -> {
          response.sendError(404);
          throw new ServletException(new IllegalArgumentException("broken behind the error"));
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertThat(failures.only().getFormattedMessage()).contains("broken behind the error");
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void anExceptionThatFollowsAStatusWithoutBodyWinsAsWell() {
    server.when(
        (request, response) -> {
          response.sendError(304);
          throw new IllegalArgumentException();
        });
    assertEnvelope(server.get("/x").send(), 500);
  }

  @Test
  void aStatusThatWasOnlySetYieldsToAnException() {
    server.when(
        (request, response) -> {
          response.setStatus(422);
          throw new IllegalArgumentException();
        });
    assertEnvelope(server.get("/x").send(), 500);
  }

  /** Jetty has sent the redirect by then, whole; nothing can be taken back. */
  @Test
  void anExceptionAfterARedirectIsLoggedAndTheRedirectStands() {
    server.when(
        (request, response) -> {
          response.sendRedirect("/elsewhere");
          throw new IllegalArgumentException("after the redirect");
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location")).endsWith("/elsewhere");
    assertThat(response.whole()).isTrue();
    assertThat(failures.only().getFormattedMessage()).contains("after the redirect");
    assertThat(jetty.all()).noneMatch(l -> LoggedLines.everything(l).contains("after the"));
  }

  @Test
  void afterTheCommitItIsRefusedAndWhoDoesNotCatchThatBreaksTheResponse() {
    server.when(
        (request, response) -> {
          response.getOutputStream().print("first part");
          response.flushBuffer();
          response.sendError(409, "too late");
        });
    Wire.Response response = server.get("/x").keepAlive().send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.whole()).isFalse();
    assertThat(response.text()).isEqualTo("first part");
    assertThat(failures.only().getFormattedMessage()).contains("the response is committed");
  }

  @Test
  void theNextRequestOnTheConnectionIsClean() throws IOException {
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/fails")) {
            response.sendError(409);
            response.getOutputStream().write(LARGE.getBytes(UTF_8));
          } else {
            response.getWriter().print("fine");
          }
        });
    try (Socket socket = server.connect()) {
      for (int i = 0; i < 3; i++) {
        assertEnvelope(server.get("/fails").keepAlive().sendOn(socket), 409);
        assertThat(server.get("/works").keepAlive().sendOn(socket).text()).isEqualTo("fine");
      }
    }
  }
}
