package dev.outcry.demo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every path, by every method, for every kind of client: one shape, one log line. */
class EveryFailureIT {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          BROWSER,
          "text/html;charset=utf-8",
          "*/*",
          "application/json",
          "application/json",
          "application/json",
          "application/problem+json",
          "application/problem+json");

  /** What no client may read: our classes, their frames, SQL, hosts, and the planted secrets. */
  private static final List<String> INTERNAL =
      List.of(
          "Exception",
          "dev.outcry",
          "java.",
          "jetty",
          "\tat ",
          "SELECT",
          "customers",
          "jane.doe",
          "4111 1111 1111 1111",
          "4111111111111111",
          "hunter2",
          ".internal",
          "/var/lib",
          "the bank said no");

  private static final Set<String> LOG_KEYS =
      Set.of(
          "timestamp",
          "level",
          "logger",
          "thread",
          "message",
          "exc_info",
          "request_id",
          "method",
          "path",
          "remote_addr",
          "status",
          "reason",
          "blame",
          "fingerprint",
          "exception",
          "handler_failure",
          "seen",
          "black_box");

  private static final List<Exchange> EXCHANGES = new ArrayList<>();
  private static final List<JsonNode> LINES = new ArrayList<>();

  @BeforeAll
  static void askForEverything() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // else the pool of connections, when it comes late to its housework, has a word to say of it
    String rarely = "-Dcom.zaxxer.hikari.housekeeping.periodMs=86400000";
    try (DemoProcess demo = DemoProcess.start(rarely)) {
      for (String path : Promises.paths()) {
        for (String method : METHODS) {
          for (String accept : CONTENT_TYPES.keySet()) {
            EXCHANGES.add(ask(client, demo, method, path, accept));
          }
        }
      }
      demo.terminate();
      assertThat(demo.exitCode()).isIn(0, 143);
      assertThat(demo.stderr()).isEmpty();
      for (String line : demo.stdout()) {
        LINES.add(JsonLines.parse(line));
      }
    }
    LINES.removeIf(EveryFailureIT::isOfAHurriedStop);
  }

  /**
   * A busy machine may need more than the seconds that the server has to stop, and that is said.
   */
  private static boolean isOfAHurriedStop(JsonNode line) {
    return line.path("operation").asString("").equals("stop the server")
        && line.path("exception").asString("").equals(TimeoutException.class.getName());
  }

  /** A check that a busy machine keeps from answering in its 800 ms is well the next time. */
  private static Exchange ask(
      HttpClient client, DemoProcess demo, String method, String path, String accept)
      throws Exception {
    Exchange exchange = Exchange.send(client, demo.url(), method, path, accept);
    for (int i = 0; i < 100 && path.equals("/ready") && exchange.status() == 503; i++) {
      Thread.sleep(100);
      exchange = Exchange.send(client, demo.url(), method, path, accept);
    }
    return exchange;
  }

  private static List<Exchange> failed() {
    return EXCHANGES.stream().filter(Exchange::failed).toList();
  }

  private static List<Exchange> failedWithBody() {
    return failed().stream().filter(Exchange::hasBody).toList();
  }

  private static List<JsonNode> failureLines() {
    return LINES.stream()
        .filter(line -> line.get("logger").asString().equals("dev.outcry.failure"))
        .toList();
  }

  /** Stops at the first that is wrong: seven hundred of them would hide it. */
  private static void each(List<Exchange> exchanges, Consumer<Exchange> check) {
    assertThat(exchanges).isNotEmpty();
    for (Exchange exchange : exchanges) {
      assertThatCode(() -> check.accept(exchange))
          .as(exchange.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void statusIsTheSameForEveryMethodAndClient() {
    each(EXCHANGES, e -> assertThat(e.status()).isEqualTo(Promises.status(e.method(), e.path())));
  }

  @Test
  void bodyIsInTheFormatThatTheClientReads() {
    each(
        failed(),
        e -> assertThat(e.header("Content-Type")).isEqualTo(CONTENT_TYPES.get(e.accept())));
  }

  @Test
  void statusInTheBodyIsThatOfTheResponse() {
    each(failedWithBody(), e -> assertThat(e.statusInBody()).isEqualTo(e.status()));
  }

  @Test
  void contentLengthIsExactAndHeadHasThatOfGet() {
    Map<String, String> lengthsOfGet =
        EXCHANGES.stream()
            .filter(e -> e.method().equals("GET"))
            .collect(toMap(e -> e.path() + e.accept(), e -> e.header("Content-Length")));
    each(
        EXCHANGES,
        e -> {
          if (e.hasBody()) {
            assertThat(e.header("Content-Length")).isEqualTo("" + e.body().length());
          } else {
            assertThat(e.body()).isEmpty();
            assertThat(e.header("Content-Length"))
                .isEqualTo(lengthsOfGet.get(e.path() + e.accept()));
          }
        });
  }

  @Test
  void everyResponseHasItsRequestIdAndFailuresRepeatItInTheBody() {
    assertThat(EXCHANGES).extracting(e -> e.header("X-Request-Id")).doesNotHaveDuplicates();
    each(EXCHANGES, e -> assertThat(e.header("X-Request-Id")).matches("[0-9a-f-]{36}"));
    each(
        failedWithBody(), e -> assertThat(e.requestIdInBody()).isEqualTo(e.header("X-Request-Id")));
  }

  @Test
  void failuresAreNeitherStoredNorSniffed() {
    each(
        failed(),
        e -> {
          assertThat(e.header("Cache-Control")).isEqualTo("no-store");
          assertThat(e.header("X-Content-Type-Options")).isEqualTo("nosniff");
        });
  }

  @Test
  void nothingInternalReachesTheClient() {
    each(
        failedWithBody(),
        e ->
            // a random id holds any few hexadecimal digits now and then
            assertThat(e.body().replace(e.header("X-Request-Id"), "")).doesNotContain(INTERNAL));
    each(EXCHANGES, e -> assertThat(e.headers().map()).doesNotContainKeys("server", "x-never"));
  }

  @Test
  void headersThatBelongToTheStatusAreThere() {
    each(
        EXCHANGES,
        e -> {
          switch (e.path()) {
            case "/fail/unauthorized" ->
                assertThat(e.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"shop\"");
            case "/fail/busy" -> assertThat(e.header("Retry-After")).isEqualTo("5");
            case "/fail/maintenance" -> assertThat(e.header("Retry-After")).isEqualTo("600");
            default -> assertThat(e.header("Retry-After")).isEmpty();
          }
          assertThat(e.header("Allow"))
              .isEqualTo(e.status() == 405 ? Promises.allow(e.path()) : "");
        });
  }

  @Test
  void everyFailureHasExactlyOneFailureLineAndSuccessesHaveNone() {
    assertThat(failureLines())
        .extracting(line -> line.get("request_id").asString())
        .containsExactlyInAnyOrderElementsOf(
            failed().stream().map(e -> e.header("X-Request-Id")).toList());
  }

  @Test
  void failureLineAgreesWithTheAnswer() {
    Map<String, JsonNode> lines =
        failureLines().stream()
            .collect(toMap(line -> line.get("request_id").asString(), Function.identity()));
    each(
        failed(),
        e -> {
          JsonNode line = lines.get(e.header("X-Request-Id"));
          assertThat(line.get("status").asInt()).isEqualTo(e.status());
          assertThat(line.get("method").asString()).isEqualTo(e.method());
          assertThat(line.get("path").asString()).isEqualTo(e.path().replaceFirst("\\?.*", ""));
          assertThat(line.get("level").asString())
              .isEqualTo(e.status() < 500 ? "INFO" : e.status() == 503 ? "WARN" : "ERROR");
        });
  }

  @Test
  void logHasOnlyFlatBoundedLinesWithKnownKeys() {
    assertThat(LINES)
        .allSatisfy(
            line -> {
              assertThat(line.propertyNames()).isSubsetOf(LOG_KEYS);
              assertThat(line).noneMatch(JsonNode::isContainer);
              assertThat(line.get("timestamp").asString()).matches("2\\d{3}-.*T.*Z");
              assertThat(line.toString()).hasSizeLessThan(12_000);
            });
    assertThat(LINES)
        .extracting(line -> line.get("logger").asString())
        .isSubsetOf(
            "dev.outcry.failure",
            "dev.outcry.health",
            "dev.outcry.demo.Main",
            "dev.outcry.demo.FailServlet");
  }

  @Test
  void debugLinesComeInFrontOfAFailureWithItsTraceAndOnlyThere() {
    List<Integer> debug =
        IntStream.range(0, LINES.size())
            .filter(i -> LINES.get(i).get("level").asString().equals("DEBUG"))
            .boxed()
            .toList();
    assertThat(debug)
        .isNotEmpty()
        .allSatisfy(
            i -> {
              JsonNode failure = LINES.get(i + 1);
              assertThat(LINES.get(i).get("black_box").asBoolean()).isTrue();
              assertThat(LINES.get(i).get("request_id")).isEqualTo(failure.get("request_id"));
              assertThat(failure.has("exc_info") || failure.get("status").asInt() == 503).isTrue();
            });
  }
}
