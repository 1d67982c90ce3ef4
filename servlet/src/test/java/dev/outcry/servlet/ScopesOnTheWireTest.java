package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope holds for a path as the container mapped it, however the client has spelled it. */
class ScopesOnTheWireTest {

  private static final Outcry OUTCRY =
      Outcry.builder()
          .scope("/api/*", api -> api.on(HttpException.class, ScopesOnTheWireTest::inApi))
          .build();
  private static TestServer root;
  private static TestServer shop;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  private static ErrorEnvelope inApi(HttpException error, RequestContext context) {
    return ErrorEnvelope.of(error).reason("in_api");
  }

  @BeforeAll
  static void start() {
    root = mounted(new TestServer("/"));
    shop = mounted(new TestServer("/my shop"));
  }

  /** Servlets of every kind of mapping; what none has goes to the container's own one. */
  private static TestServer mounted(TestServer server) {
    TestServer.Action sends = (request, response) -> response.sendError(409);
    return server
        .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
        .serve("/api/v1/*", sends)
        .serve("/api/exact", sends)
        .serve("*.do", sends)
        .serve("/other/*", sends)
        .start();
  }

  @AfterAll
  static void stop() {
    root.close();
    shop.close();
    OUTCRY.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/orders, /api/v1/orders",
    "/api/v1, /api/v1",
    "/api/v1/, /api/v1/",
    "/api/exact, /api/exact",
    "/api/x.do, /api/x.do",
    "/api;v=1/v1/orders;v=2, /api/v1/orders",
    "/%61pi/v1/o%72ders, /api/v1/orders",
    "/api/v1/a%20b, /api/v1/a b",
    "/api/v1/./orders, /api/v1/orders",
    "/other/../api/v1/orders, /api/v1/orders"
  })
  void ofTheScope(String requested, String path) {
    Wire.Response response = assertEnvelope(root.get(requested).send(), 409);
    assertThat(response.json().path("reason").asString()).isEqualTo("in_api");
    assertThat(failures.only().getMDCPropertyMap()).containsEntry("path", path);
    assertThat(
            assertEnvelope(shop.get("/my%20shop" + requested).send(), 409)
                .json()
                .path("reason")
                .asString())
        .isEqualTo("in_api");
  }

  /** No application's scope could do that which hangs on routes: no route has matched. */
  @ParameterizedTest
  @CsvSource({"GET, 404", "POST, 405"})
  void unmappedPathsOfTheScopeToo(String method, int status) {
    Wire.Response response =
        assertEnvelope(root.request(method, "/api/nowhere?q=1").send(), status);
    assertThat(response.json().path("reason").asString()).isEqualTo("in_api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/other/api/v1", "/other/x", "/apix.do", "/api/../other/x", "/x.do"})
  void notOfTheScope(String requested) {
    Wire.Response response = assertEnvelope(root.get(requested).send(), 409);
    assertThat(response.json().has("reason")).isFalse();
  }

  @Test
  void aPathInTheLogIsOneLineAndNotLong() {
    root.get("/other/" + "forged%E2%80%AE" + "x".repeat(2000)).send();
    String path = failures.only().getMDCPropertyMap().get("path");
    assertThat(path).startsWith("/other/forged\\u202e").hasSize(512);
  }

  @Test
  void theWholeServerIsNoPath() {
    Wire.Response response = root.request("OPTIONS", "*").send();
    assertThat(response.status()).isGreaterThanOrEqualTo(200);
  }

  /** Whichever the one servlet of an application is mapped to. */
  @ParameterizedTest
  @ValueSource(strings = {"/*", "/", "/api/*"})
  void underEveryMapping(String mapping) {
    try (TestServer other =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .serve(mapping, (request, response) -> response.sendError(409))
            .start()) {
      Wire.Response response = assertEnvelope(other.get("/api/v1;x=1/orders").send(), 409);
      assertThat(response.json().path("reason").asString()).isEqualTo("in_api");
    }
    assertThat(failures.only().getMDCPropertyMap()).containsEntry("path", "/api/v1/orders");
  }
}
