package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.Outcry;
import dev.outcry.health.HealthCheck;
import dev.outcry.health.HealthChecks;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probes answer, over the wire. */
class ProbesTest {

  private static final String SECRET = "hunter" + 2;

  private final Outcry outcry = Outcry.create();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile HealthCheck now = () -> {};
  private final HealthChecks checks =
      HealthChecks.builder()
          .deadline(Duration.ofMinutes(2))
          .ready("db", this::db, o -> o.cache(Duration.ZERO))
          .ready("mail", () -> {}, o -> o.optional())
          .build();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  private void db() throws Exception {
    asked.incrementAndGet();
    now.check();
  }

  @AfterEach
  void close() {
    checks.close();
    outcry.close();
  }

  private TestServer mounted() {
    return new TestServer()
        .onStart(context -> OutcryServlets.with(outcry).health(checks).install(context))
        .errorPage()
        .start();
  }

  private static TestServer bare(Servlet readiness) {
    return new TestServer()
        .onStart(
            context -> {
              context.addServlet("live", new LivenessServlet()).addMapping("/health");
              context.addServlet("ready", readiness).addMapping("/ready");
            })
        .start();
  }

  private void breakDatabase() {
    now =
        () -> {
          throw new IllegalStateException("password=" + SECRET);
        };
  }

  private static void assertProbe(Wire.Response response, int status, String body) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo(body);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("Content-Length")).isEqualTo("" + body.length());
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.names()).doesNotContain("set-cookie", "location");
  }

  @Test
  void livenessAsksNobody() {
    breakDatabase();
    try (TestServer server = mounted()) {
      assertProbe(server.get("/health").send(), 200, "{\"status\":\"ok\"}");
      checks.drain();
      assertProbe(server.get("/health").send(), 200, "{\"status\":\"ok\"}");
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void readinessGoesAndComesWithItsChecks() {
    try (TestServer server = mounted()) {
      assertProbe(
          server.get("/ready").send(),
          200,
          "{\"status\":\"ok\",\"checks\":{\"db\":\"ok\",\"mail\":\"ok\"}}");
      breakDatabase();
      assertProbe(
          server.get("/ready").send(),
          503,
          "{\"status\":\"unavailable\",\"checks\":{\"db\":\"fail\",\"mail\":\"ok\"}}");
      now = () -> {};
      assertThat(server.get("/ready").send().status()).isEqualTo(200);
      checks.drain();
      assertProbe(server.get("/ready").send(), 503, "{\"status\":\"draining\"}");
    }
    assertThat(failures.all()).isEmpty();
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    breakDatabase();
    try (TestServer server = mounted()) {
      Wire.Response live = server.request("HEAD", "/health").send();
      assertThat(live.status()).isEqualTo(200);
      assertThat(live.header("Content-Length")).isEqualTo("15");
      Wire.Response ready = server.request("HEAD", "/ready").send();
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.header("Content-Type")).isEqualTo("application/json");
      assertThat(ready.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get"})
  void otherMethodsAreNotAllowed(String method) {
    try (TestServer server = mounted()) {
      for (String path : new String[] {"/health", "/ready"}) {
        Wire.Response response =
            assertEnvelope(server.request(method, path).header("Content-Length", "0").send(), 405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      }
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void withoutTheFilterTheyAnswerTheSame() {
    try (TestServer server = bare(new ReadinessServlet())) {
      assertProbe(server.get("/health").send(), 200, "{\"status\":\"ok\"}");
      assertProbe(server.get("/ready").send(), 200, "{\"status\":\"ok\"}");
      Wire.Response refused = server.request("POST", "/ready").form("a=b").send();
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
    }
  }

  @Test
  void withAnAccessOthersSeeTheStatusAlone() {
    breakDatabase();
    try (TestServer server = bare(new ReadinessServlet(checks, Access.loopback()))) {
      assertThat(server.get("/ready").send().text()).contains("\"db\":\"fail\"");
      assertProbe(
          server.get("/ready").header("X-Forwarded-For", "203.0.113.9").send(),
          503,
          "{\"status\":\"unavailable\"}");
    }
  }

  @Test
  void anAccessThatFailsHasRefused() {
    Access broken =
        request -> {
          throw new AssertionError();
        };
    try (TestServer server = bare(new ReadinessServlet(checks, broken))) {
      assertProbe(server.get("/ready").send(), 200, "{\"status\":\"ok\"}");
    }
  }

  @Test
  void ofAnExceptionNobodySeesAnything() {
    breakDatabase();
    try (TestServer server = mounted()) {
      Wire.Response response = server.get("/ready?verbose=true").accept("text/html").send();
      assertThat(response.head() + response.text())
          .doesNotContain(SECRET, "IllegalState", "password");
    }
  }

  @Test
  void aPathThatIsTakenIsNamed() {
    TestServer server =
        new TestServer()
            .serve("/ready", (request, response) -> {})
            .onStart(context -> OutcryServlets.with(outcry).health(checks).install(context));
    try (server) {
      assertThatThrownBy(server::start)
          .rootCause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("/ready");
    }
  }
}
