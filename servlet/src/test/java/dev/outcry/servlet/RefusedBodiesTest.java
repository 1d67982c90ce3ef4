package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.UnprocessableContent;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.BadMessageException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms and uploads that Jetty does not want to parse, and whose fault that is. */
@SuppressWarnings("removal") // Jetty 12.1 still throws BadMessageException, of old
class RefusedBodiesTest {

  private static final String BOUNDARY = "a-boundary";
  private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
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

  /** As {@code @MultipartConfig} does: files of 1,000 bytes, and 3,000 in all. */
  private static void configured(HttpServletRequest request) {
    request.setAttribute(
        ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement(System.getProperty("java.io.tmpdir"), 1000, 3000, 100));
  }

  /** Reads the body by one of the methods that parse it. */
  private static void read(HttpServletRequest request, String method)
      throws IOException, ServletException {
    switch (method) {
      case "getParts" -> request.getParts();
      case "getPart" -> request.getPart("a");
      case "getParameter" -> request.getParameter("a");
      case "getParameterValues" -> request.getParameterValues("a");
      case "getParameterNames" -> request.getParameterNames();
      default -> request.getParameterMap();
    }
  }

  private static String files(int count, int size) {
    String file =
        "--%s\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, "x".repeat(size));
    return file.repeat(count) + "--" + BOUNDARY + "--\r\n";
  }

  private static Wire.Response send(TestServer to, String contentType, String body) {
    return to.request("POST", "/x")
        .header("Content-Type", contentType)
        .header("Content-Length", Integer.toString(body.length()))
        .body(body)
        .send();
  }

  private void assertAnswers(int status, String blame, String contentType, String body) {
    assertEnvelope(send(server, contentType, body), status);
    assertThat(LoggedLines.value(failures.only(), "blame")).isEqualTo(blame);
  }

  @ParameterizedTest
  @CsvSource({
    "getParts",
    "getPart",
    "getParameter",
    "getParameterValues",
    "getParameterNames",
    "getParameterMap"
  })
  void aFileThatIsTooLarge(String method) {
    server.when(
        (request, response) -> {
          configured(request);
          read(request, method);
        });
    assertAnswers(413, "CLIENT", MULTIPART, files(1, 2000));
  }

  @Test
  void aMultipartBodyThatIsTooLarge() {
    server.when(
        (request, response) -> {
          configured(request);
          request.getParts();
        });
    assertAnswers(413, "CLIENT", MULTIPART, files(5, 900));
  }

  @Test
  void oneThatIsNot() {
    server.when(
        (request, response) -> {
          configured(request);
          response.getWriter().print(request.getParts().size());
        });
    assertThat(send(server, MULTIPART, files(2, 900)).status()).isEqualTo(200);
    assertThat(failures.all()).isEmpty();
  }

  @Test
  void oneThatIsMalformed() {
    server.when(
        (request, response) -> {
          configured(request);
          request.getParts();
        });
    assertAnswers(400, "CLIENT", MULTIPART, "--" + BOUNDARY + "\r\nno header");
  }

  @Test
  void aFormThatIsTooLarge() {
    // small enough for the socket's buffer: whoever is answered early may still be sending
    server.context().setMaxFormContentSize(20_000);
    server.when((request, response) -> request.getParameter("a"));
    assertAnswers(413, "CLIENT", "application/x-www-form-urlencoded", "a=" + "x".repeat(21_000));
  }

  @Test
  void aFormWithTooManyFields() {
    server.when((request, response) -> request.getParameter("a"));
    String form =
        IntStream.range(0, 2000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
    assertAnswers(413, "CLIENT", "application/x-www-form-urlencoded", form);
  }

  /** Jetty answers 400, but no other request would succeed. */
  @Test
  void aServletThatIsNotConfiguredForItIsOurMistake() {
    server.when((request, response) -> request.getParts());
    assertAnswers(500, "SERVER", MULTIPART, files(1, 10));
  }

  @Test
  void anIllegalStateOfTheApplicationsOwnIsUnexpectedWhateverItSays() {
    server.when(
        (request, response) -> {
          throw new IllegalStateException("max length exceeded: 3000");
        });
    assertAnswers(500, "SERVER", "text/plain", "x");
  }

  @Test
  void alsoAfterARefusalThatItHasHandled() {
    server.when(
        (request, response) -> {
          configured(request);
          try {
            request.getParts();
          } catch (ServletException handled) {
            throw new IllegalStateException("another matter");
          }
        });
    assertAnswers(500, "SERVER", MULTIPART, files(1, 2000));
  }

  @Test
  void whatTheApplicationMakesOfItIsItsOwn() {
    server.when(
        (request, response) -> {
          configured(request);
          try {
            request.getParts();
          } catch (ServletException refused) {
            throw new UnprocessableContent("A smaller picture, please.").causedBy(refused);
          }
        });
    assertAnswers(422, "CLIENT", MULTIPART, files(1, 2000));
  }

  @Test
  void andSoIsWhatItHasMapped() {
    try (Outcry outcry = Outcry.builder().map(BadMessageException.class, 422).build();
        TestServer other = TestServer.with(outcry).start()) {
      other.when(
          (request, response) -> {
            configured(request);
            request.getParts();
          });
      assertEnvelope(send(other, MULTIPART, files(1, 2000)), 422);
    }
  }
}
