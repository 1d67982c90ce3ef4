package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Gone;
import dev.outcry.http.HttpErrors.Unauthorized;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a failed handler had set: headers that describe the lost body would break the envelope or
 * cache it; headers that describe the exchange have to stay, or browsers cannot read the answer.
 */
class LeftoverHeadersTest {

  /** Both ways to fail. */
  enum Way {
    THROWS {
      @Override
      void fail(HttpServletResponse response, int status) {
        throw HttpErrors.of(status);
      }
    },
    SENDS {
      @Override
      void fail(HttpServletResponse response, int status) throws IOException {
        response.sendError(status);
      }
    };

    abstract void fail(HttpServletResponse response, int status) throws IOException;
  }

  private static final Outcry OUTCRY =
      Outcry.builder()
          .on(
              Gone.class,
              (error, context) ->
                  ErrorEnvelope.of(410)
                      .header("Vary", "Accept-Language")
                      .header("Cache-Control", "max-age=60")
                      .header("Set-Cookie", "farewell=1")
                      .header("X-Request-Id", "of-the-handler"))
          .build();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer()
            .onStart(
                context ->
                    OutcryServlets.with(OUTCRY)
                        .filter(
                            ErrorFilter.builder(OUTCRY).keepHeaders("X-Tenant", "x-region").build())
                        .install(context))
            .serveWhatIsAsked()
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatDescribesTheLostBodyIsGone(Way way) {
    server.when(
        (request, response) -> {
          response.setStatus(206);
          response.setContentType("text/csv;charset=UTF-16");
          response.setContentLength(5);
          response.setHeader("Content-Encoding", "gzip");
          response.setHeader("Content-Language", "fr");
          response.setHeader("Content-Location", "/export.csv");
          response.setHeader("Content-Disposition", "attachment; filename=export.csv");
          response.setHeader("Content-Range", "bytes 0-4/5");
          response.setHeader("Accept-Ranges", "bytes");
          response.setHeader("ETag", "\"abc\"");
          response.setHeader("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
          response.setHeader("Expires", "Sun, 06 Nov 2094 08:49:37 GMT");
          response.setHeader("Age", "3");
          response.setHeader("Cache-Control", "public, max-age=3600");
          response.setHeader("Pragma", "cache");
          response.setHeader("Location", "/elsewhere");
          response.setHeader("Refresh", "3");
          response.setHeader("X-App", "1");
          way.fail(response, 409);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.names())
        .containsExactlyInAnyOrder(
            "server",
            "date",
            "connection",
            "x-request-id",
            "cache-control",
            "x-content-type-options",
            "content-type",
            "content-length");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatDescribesTheExchangeStays(Way way) {
    server.when(
        (request, response) -> {
          response.setHeader("Access-Control-Allow-Origin", "https://shop.example");
          response.setHeader("Access-Control-Allow-Credentials", "true");
          response.setHeader("Access-Control-Expose-Headers", "X-Request-Id");
          response.addHeader("Vary", "Origin");
          response.addHeader("Vary", "Accept-Encoding");
          response.setHeader("Strict-Transport-Security", "max-age=31536000");
          response.setHeader("Content-Security-Policy", "default-src 'self'");
          response.addCookie(new Cookie("a", "1"));
          response.addCookie(new Cookie("b", "2"));
          way.fail(response, 409);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(response.header("Access-Control-Expose-Headers")).isEqualTo("X-Request-Id");
    assertThat(response.headers("Vary")).containsExactly("Origin", "Accept-Encoding");
    assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(response.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(response.headers("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  /** Jetty sets the session's cookie again by itself when a response is reset. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void theCookieOfANewSessionIsThereOnce(Way way) {
    server.when(
        (request, response) -> {
          request.getSession(true);
          way.fail(response, 409);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.headers("Set-Cookie")).hasSize(1).first().asString().contains("JSESSIONID");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatTheApplicationWantsKeptIsKeptWhateverItsCase(Way way) {
    server.when(
        (request, response) -> {
          response.addHeader("x-tenant", "acme");
          response.addHeader("X-Region", "north");
          response.addHeader("X-Region", "south");
          way.fail(response, 409);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 409);
    assertThat(response.headers("X-Tenant")).containsExactly("acme");
    assertThat(response.headers("X-Region")).containsExactly("north", "south");
  }

  /** Whoever sends an error has set them for it. */
  @Test
  void whatExplainsASentErrorStays() {
    server.when(
        (request, response) -> {
          response.addHeader("WWW-Authenticate", "Basic realm=\"shop\"");
          response.addHeader("WWW-Authenticate", "Bearer");
          response.addHeader("Proxy-Authenticate", "Basic");
          response.addHeader("Allow", "GET, HEAD");
          response.addHeader("Retry-After", "7");
          response.addHeader("Link", "</help>; rel=help");
          response.sendError(403);
        });
    Wire.Response response = assertEnvelope(server.get("/x").send(), 403);
    assertThat(response.headers("WWW-Authenticate"))
        .containsExactly("Basic realm=\"shop\"", "Bearer");
    assertThat(response.header("Proxy-Authenticate")).isEqualTo("Basic");
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(response.header("Retry-After")).isEqualTo("7");
    assertThat(response.header("Link")).isEqualTo("</help>; rel=help");
  }

  /** An exception may come from anywhere: only what its status asks for was meant for it. */
  @ParameterizedTest
  @CsvSource({
    "WWW-Authenticate, 401",
    "Proxy-Authenticate, 407",
    "Allow, 405",
    "Retry-After, 413",
    "Retry-After, 429",
    "Retry-After, 503",
    "Link, 451"
  })
  void ofThemAnExceptionKeepsOnlyWhatItsStatusCallsFor(String header, int status) {
    int[] thrown = {status};
    server.when(
        (request, response) -> {
          response.setHeader(header, "7");
          throw HttpErrors.of(thrown[0]);
        });
    assertThat(assertEnvelope(server.get("/x").send(), status).header(header)).isEqualTo("7");
    thrown[0] = 409;
    assertThat(assertEnvelope(server.get("/x").send(), 409).header(header)).isNull();
  }

  @Test
  void theExceptionsOwnHeadersDisplaceLeftoversOfTheirName() {
    server.when(
        (request, response) -> {
          response.addHeader("WWW-Authenticate", "Basic realm=\"old\"");
          response.addHeader("WWW-Authenticate", "Digest realm=\"old\"");
          throw new Unauthorized("Bearer realm=\"new\"", "Basic realm=\"new\"");
        });
    assertThat(assertEnvelope(server.get("/x").send(), 401).headers("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"new\"", "Basic realm=\"new\"");
  }

  /** A 410 may be cached if its handler says so; the id and the cookies of others are not its. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void theHandlersHeadersWinButForTheIdAndOthersCookies(Way way) {
    server.when(
        (request, response) -> {
          response.setHeader("Vary", "Origin");
          response.setHeader("Cache-Control", "public");
          response.addCookie(new Cookie("kept", "1"));
          way.fail(response, 410);
        });
    Wire.Response response = server.get("/x").header("X-Request-Id", "of-the-caller").send();
    assertThat(response.status()).isEqualTo(410);
    assertThat(response.header("Vary")).isEqualTo("Accept-Language");
    assertThat(response.header("Cache-Control")).isEqualTo("max-age=60");
    assertThat(response.headers("Set-Cookie")).containsExactly("kept=1", "farewell=1");
    assertThat(response.header("X-Request-Id")).isEqualTo("of-the-caller");
  }

  static Stream<String> lines() {
    return Stream.of("Vary", "Access-Control-Allow-Headers", "X-Tenant");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aHeaderInLinesStaysInLinesAndInOrder(String header) {
    server.when(
        (request, response) -> {
          response.addHeader(header, "c");
          response.addHeader(header, "a");
          response.addHeader(header, "b");
          response.sendError(409);
        });
    assertThat(server.get("/x").send().headers(header)).containsExactly("c", "a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT"})
  void aLeftoverLengthDoesNotCutTheEnvelope(String method) {
    server.when(
        (request, response) -> {
          response.setContentLength(5);
          response.getOutputStream().print("1234");
          throw new IllegalStateException();
        });
    assertEnvelope(server.request(method, "/x").send(), 500);
  }
}
