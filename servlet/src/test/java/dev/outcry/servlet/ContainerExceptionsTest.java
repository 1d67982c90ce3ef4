package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jetty throws at an application judges the request, and that verdict stands. */
@SuppressWarnings("removal") // Jetty 12.1 still throws BadMessageException, of old
class ContainerExceptionsTest {

  private static final class WrapperOfAFramework extends ServletException {
    private static final long serialVersionUID = 1L;

    WrapperOfAFramework(Throwable cause) {
      super("Request processing failed", cause);
    }
  }

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  private void assertBlamesTheClient() {
    assertThat(LoggedLines.value(failures.only(), "blame")).isEqualTo("CLIENT");
    assertThat(failures.only().getLevel()).isEqualTo(Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%zz", "a=%", "a=%c3%28", "%ff=1"})
  void aQueryThatCannotBeDecoded(String query) {
    server.when((request, response) -> request.getParameter("a"));
    assertEnvelope(server.get("/x?" + query).send(), 400);
    assertBlamesTheClient();
  }

  @Test
  void aFormThatCannotBeDecoded() {
    server.when((request, response) -> request.getParameter("a"));
    assertEnvelope(server.request("POST", "/x").form("a=%zz").send(), 400);
    assertBlamesTheClient();
  }

  @Test
  void aFormWithTooManyFields() {
    server.when((request, response) -> request.getParameter("a"));
    String form =
        IntStream.range(0, 2000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
    Wire.Response response = server.request("POST", "/x").form(form).send();
    assertThat(response.status()).isIn(400, 413);
    assertEnvelope(response, response.status());
    assertBlamesTheClient();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 431})
  void theStatusThatTheExceptionTells(int status) {
    server.when(
        (request, response) -> {
          throw new BadMessageException(status, "of the container");
        });
    assertEnvelope(server.get("/x").send(), status);
    server.when(
        (request, response) -> {
          throw new HttpException.RuntimeException(status, "of the container");
        });
    assertEnvelope(server.get("/x").send(), status);
  }

  @Test
  void throughTheWrapperOfAFramework() {
    server.when(
        (request, response) -> {
          throw new WrapperOfAFramework(new ServletException(new BadMessageException(413)));
        });
    assertEnvelope(server.get("/x").send(), 413);
  }

  /** Jetty makes a 503 of it before a filter sees it. */
  @Test
  void aServletThatIsUnavailable() {
    try (TestServer other = TestServer.with(OUTCRY).start()) { // the servlet stays away a while
      other.when(
          (request, response) -> {
            throw new UnavailableException("warming up", 7);
          });
      assertEnvelope(other.get("/x").send(), 503);
    }
    assertThat(LoggedLines.value(failures.only(), "blame")).isEqualTo("OVERLOAD");
  }

  /** Without a time it is unavailable for good (Servlet 6.0, section 2.3.3.2). */
  @Test
  void whatIsUnavailableForGoodIsNotFound() {
    assertThat(OUTCRY.classifier().classify(new UnavailableException("retired")).status())
        .isEqualTo(404);
    assertThat(OUTCRY.classifier().classify(new UnavailableException("busy", 7)).status())
        .isEqualTo(503);
  }
}
