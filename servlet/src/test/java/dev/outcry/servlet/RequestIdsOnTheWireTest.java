package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestIds;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One id links a response, its body and its log line; a caller's is kept if it is harmless. */
class RequestIdsOnTheWireTest {

  private static final String UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  private String loggedId() {
    return failures.only().getMDCPropertyMap().get("request_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0190f3a1-7c2e", "A.b_c-9", "trace.span.1"})
  void aHarmlessIdIsKept(String id) {
    server.when((request, response) -> response.sendError(409));
    Wire.Response response =
        assertEnvelope(server.get("/x").header("X-Request-Id", id).send(), 409);
    assertThat(response.header("X-Request-Id")).isEqualTo(id);
    assertThat(loggedId()).isEqualTo(id);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        "a b",
        "a\tb",
        "%0d%0aSet-Cookie:x=1",
        "${jndi:ldap://x}",
        "<script>",
        "a,b",
        "a;b",
        "\"a\"",
        "..%2f",
        "a/b",
        "\u00e9\u00fc",
        "\u00e2\u0080\u00a8", // the bytes of a line separator in UTF-8
        "x".repeat(129),
        "x".repeat(6_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anyOtherIsReplacedAndNotTrimmed(String id) {
    server.when((request, response) -> response.sendError(409));
    Wire.Response response =
        assertEnvelope(server.get("/x").header("X-Request-Id", id).send(), 409);
    assertThat(response.header("X-Request-Id")).matches(UUID);
    assertThat(loggedId()).isEqualTo(response.header("X-Request-Id"));
  }

  @Test
  void theLongestOneIsKept() {
    server.when((request, response) -> {});
    String id = "x".repeat(128);
    assertThat(server.get("/x").header("X-Request-Id", id).send().header("X-Request-Id"))
        .isEqualTo(id);
  }

  @Test
  void twoAreNone() {
    server.when((request, response) -> {});
    Wire.Response response =
        server.get("/x").header("X-Request-Id", "one").header("X-Request-Id", "two").send();
    assertThat(response.header("X-Request-Id")).matches(UUID);
  }

  @Test
  void everyRequestHasItsOwn() {
    server.when((request, response) -> {});
    String first = server.get("/x").send().header("X-Request-Id");
    assertThat(first).matches(UUID);
    assertThat(server.get("/x").send().header("X-Request-Id")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 304, 404})
  void everyGoodResponseHasOne(int status) {
    server.when((request, response) -> response.setStatus(status));
    assertThat(server.get("/x").header("X-Request-Id", "mine").send().header("X-Request-Id"))
        .isEqualTo("mine");
  }

  @Test
  void aResponseToHeadHasOne() {
    server.when((request, response) -> response.getWriter().print("body"));
    Wire.Response response = server.request("HEAD", "/x").header("X-Request-Id", "mine").send();
    assertThat(response.header("X-Request-Id")).isEqualTo("mine");
  }

  @Test
  void itOutlivesARedirect() {
    server.when((request, response) -> response.sendRedirect("/elsewhere"));
    Wire.Response response = server.get("/x").header("X-Request-Id", "mine").send();
    assertThat(response.header("X-Request-Id")).isEqualTo("mine");
  }

  @Test
  void itOutlivesAResetByTheApplication() {
    server.when(
        (request, response) -> {
          response.reset();
          response.getWriter().print("fine");
        });
    Wire.Response response = server.get("/x").header("X-Request-Id", "mine").send();
    assertThat(response.header("X-Request-Id")).isEqualTo("mine");
  }

  @Test
  void itIsThereWhenTheFailureComesTooLateForABody() {
    server.when(
        (request, response) -> {
          response.flushBuffer();
          throw new IllegalStateException();
        });
    Wire.Response response = server.get("/x").header("X-Request-Id", "mine").send();
    assertThat(response.header("X-Request-Id")).isEqualTo("mine");
    assertThat(loggedId()).isEqualTo("mine");
  }

  @Test
  void theTraceOfTheCallerIsInTheFailureLine() {
    server.when((request, response) -> response.sendError(409));
    server.get("/x").header("traceparent", TRACEPARENT).send();
    assertThat(failures.only().getMDCPropertyMap())
        .containsEntry("trace_id", TRACE)
        .containsEntry("parent_span_id", "00f067aa0ba902b7")
        .doesNotContainKey("span_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "banana"
      })
  void aTraceThatBreaksTheRulesIsNone(String traceparent) {
    server.when((request, response) -> response.sendError(409));
    server.get("/x").header("traceparent", traceparent).send();
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("trace_id");
  }

  @Test
  void twoTracesAreNone() {
    server.when((request, response) -> response.sendError(409));
    server.get("/x").header("traceparent", TRACEPARENT).header("traceparent", TRACEPARENT).send();
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("trace_id");
  }

  private Wire.Response underPolicy(RequestIds ids) {
    try (Outcry outcry = Outcry.builder().requestIds(ids).build();
        TestServer other = TestServer.with(outcry).start()) {
      other.when((request, response) -> response.sendError(409));
      return other
          .get("/x")
          .header("X-Request-Id", "of-the-caller")
          .header("traceparent", TRACEPARENT)
          .send();
    }
  }

  @Test
  void aTrustedPeerIsBelieved() {
    RequestIds ids = RequestIds.builder().trustedPeers("10.0.0.0/8", "127.0.0.0/8").build();
    assertThat(underPolicy(ids).header("X-Request-Id")).isEqualTo("of-the-caller");
    assertThat(failures.only().getMDCPropertyMap()).containsEntry("trace_id", TRACE);
  }

  @Test
  void anyOtherPeerIsNot() {
    RequestIds ids = RequestIds.builder().trustedPeers("10.0.0.0/8").build();
    assertThat(underPolicy(ids).header("X-Request-Id")).matches(UUID);
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("trace_id");
  }

  @Test
  void nobodyIsWhereNobodyIsTrusted() {
    RequestIds ids = RequestIds.builder().trust(RequestIds.Trust.NEVER).build();
    assertThat(underPolicy(ids).header("X-Request-Id")).matches(UUID);
    assertThat(failures.only().getMDCPropertyMap()).doesNotContainKey("trace_id");
  }

  @Test
  void theFirstHeaderThatIsThereDecidesAndTheFirstNameAnswers() {
    RequestIds ids = RequestIds.builder().headers("X-Correlation-Id", "X-Request-Id").build();
    Wire.Response response = underPolicy(ids);
    assertThat(response.header("X-Correlation-Id")).isEqualTo("of-the-caller");
    assertThat(response.header("X-Request-Id")).isNull();
  }

  @Test
  void aGeneratorOfTheApplicationsOwnMayFail() {
    RequestIds ids =
        RequestIds.builder()
            .trust(RequestIds.Trust.NEVER)
            .generator(
                () -> {
                  throw new IllegalStateException();
                })
            .build();
    assertThat(underPolicy(ids).header("X-Request-Id")).matches(UUID);
  }
}
