package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever leaves the application as an exception comes back as an envelope. */
class ThrownFailuresTest {

  private static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Declined() {
      super("card of jane declined");
    }
  }

  private static final Outcry OUTCRY = Outcry.builder().map(Declined.class, 402).build();
  private static volatile Supplier<Throwable> thrown = IllegalStateException::new;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .serve("/throw/*", (request, response) -> sneak(thrown.get()))
            .serve("/ok", (request, response) -> response.getWriter().print("fine"))
            .start();
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

  static Stream<Throwable> unexpected() {
    return Stream.of(
        new IllegalStateException("password in here"),
        new NullPointerException(),
        new IOException("password in here"),
        new ServletException("password in here"),
        new Exception("sneaky and checked: password"),
        new Throwable("bare: password"),
        new OutOfMemoryError("password"),
        new StackOverflowError("password"),
        new NoClassDefFoundError("password"),
        new AssertionError("password"),
        new ThreadDeathLike(),
        new HostileMessage(),
        new HostileText());
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void anUnexpectedFailureIsTheGeneric500(Throwable error) {
    thrown = () -> error;
    Wire.Response response = assertEnvelope(server.get("/throw/it").send(), 500);
    assertThat(response.text()).doesNotContain("password").doesNotContain("Exception");
    assertThat(response.json().propertyNames())
        .containsExactly("code", "name", "description", "request_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
  void everyMethodGetsTheBody(String method) {
    thrown = () -> new Conflict("Sold out.").reason("out_of_stock").with("sku", "A-1");
    Wire.Response response = assertEnvelope(server.request(method, "/throw/it").send(), 409);
    assertThat(response.json().get("reason").stringValue()).isEqualTo("out_of_stock");
    assertThat(response.json().get("sku").stringValue()).isEqualTo("A-1");
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    thrown = Conflict::new;
    Wire.Response get = server.get("/throw/it").send();
    Wire.Response head = server.request("HEAD", "/throw/it").send();
    assertThat(head.status()).isEqualTo(409);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void wrappersAreTakenOff() {
    thrown = () -> new ServletException(new ServletException("x", new Declined()));
    assertEnvelope(server.get("/throw/it").send(), 402);
  }

  /** Thrown by a servlet it never comes this far on Jetty, which sends a 503 itself. */
  @Test
  void whatIsUnavailableSaysWhenToComeBack() {
    Filter unavailable =
        (request, response, chain) -> {
          throw new UnavailableException("warming up", 7);
        };
    try (TestServer other =
        new TestServer()
            .onStart(
                context -> {
                  OutcryServlets.with(OUTCRY).install(context);
                  context
                      .addFilter("unavailable", unavailable)
                      .addMappingForUrlPatterns(null, true, "/*");
                })
            .start()) {
      Wire.Response response = assertEnvelope(other.get("/").send(), 503);
      assertThat(response.header("Retry-After")).isEqualTo("7");
    }
  }

  @Test
  void anInterruptedThreadStillAnswersAndIsCleanAfterwards() {
    thrown =
        () -> {
          Thread.currentThread().interrupt();
          return new IllegalStateException();
        };
    assertEnvelope(server.get("/throw/it").send(), 500);
    assertThat(server.get("/ok").send().text()).isEqualTo("fine");
  }

  @Test
  void aCircleOfCausesIsNoTrouble() {
    thrown =
        () -> {
          Exception first = new IllegalStateException("first");
          first.initCause(new IllegalArgumentException("second", first));
          return first;
        };
    assertEnvelope(server.get("/throw/it").send(), 500);
  }

  /** Jetty's own servlet for unmapped paths knows GET only; its verdict stands, in our shape. */
  @ParameterizedTest
  @CsvSource({"GET, 404", "POST, 405", "PUT, 405", "DELETE, 405", "PATCH, 501"})
  void anUnmappedPathIsAnEnvelope(String method, int status) {
    assertEnvelope(server.request(method, "/nowhere").send(), status);
  }

  private static final class ThreadDeathLike extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class HostileMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("password");
    }
  }

  @SuppressWarnings("OverrideThrowableToString") // that is the point
  private static final class HostileText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("password");
    }
  }
}
