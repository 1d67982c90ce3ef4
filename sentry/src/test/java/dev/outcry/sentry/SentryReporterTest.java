package dev.outcry.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.report.ErrorReport;
import dev.outcry.scrub.Pseudonymizer;
import io.sentry.Sentry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What arrives at a server of Sentry's protocol, and what does not. */
class SentryReporterTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pseudonymizer PSEUDONYMS =
      Pseudonymizer.of("k1", "of thirty-two bytes or a few more".getBytes(StandardCharsets.UTF_8));

  private EnvelopeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EnvelopeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode event() throws InterruptedException {
    List<String> lines = server.event().lines().toList();
    return JSON.readTree(lines.get(2)); // after the envelope's head and the item's
  }

  private Outcry outcry(SentryReporter reporter) {
    return Outcry.builder()
        .reporters(reporter)
        .release("shop@2.3")
        .environment("staging")
        .pseudonymizer(PSEUDONYMS)
        .build();
  }

  @Test
  void aFailureArrivesWithItsIdsItsCausesAndItsFingerprint() throws Exception {
    RequestContext context =
        RequestContext.builder()
            .method("GET")
            .path("/orders/7")
            .user(PSEUDONYMS.user("alice"))
            .build();
    Failure failure;
    try (SentryReporter reporter = SentryReporter.of(server.dsn());
        Outcry outcry = outcry(reporter)) {
      failure =
          outcry.handle(
              new IllegalStateException("no total", new ArithmeticException("by zero")), context);
      JsonNode event = event();
      assertThat(event.at("/fingerprint/0").asString())
          .isEqualTo(failure.fingerprint().orElseThrow().toString());
      assertThat(event.at("/release").asString()).isEqualTo("shop@2.3");
      assertThat(event.at("/environment").asString()).isEqualTo("staging");
      assertThat(event.at("/transaction").asString()).isEqualTo("GET /orders/7");
      assertThat(event.at("/tags/request_id").asString()).isEqualTo(context.requestId());
      assertThat(event.at("/tags/status").asString()).isEqualTo("500");
      assertThat(event.at("/user/id").asString()).isEqualTo(PSEUDONYMS.user("alice"));
      assertThat(event.at("/exception/values/0/type").asString()).isEqualTo("ArithmeticException");
      assertThat(event.at("/exception/values/1/type").asString())
          .isEqualTo("IllegalStateException");
      assertThat(event.at("/exception/values/1/module").asString()).isEqualTo("java.lang");
      JsonNode frames = event.at("/exception/values/1/stacktrace/frames");
      JsonNode innermost = frames.get(frames.size() - 1);
      assertThat(innermost.at("/module").asString()).isEqualTo(getClass().getName());
      assertThat(innermost.at("/lineno").asInt()).isPositive();
      assertThat(reporter.counts().sent()).isEqualTo(1);
    }
  }

  @Test
  void nothingThatIsNobodysBusinessArrives() throws Exception {
    String mail = String.join("@", "jane.doe", "example.com");
    String card = String.join(" ", "4111", "1111", "1111", "1111");
    IllegalStateException error = new IllegalStateException("no row of " + mail);
    error.addSuppressed(new IllegalStateException("nor of " + card));
    error.initCause(new IllegalArgumentException("password" + "=hunter2hunter2"));
    RequestContext context = RequestContext.builder().path("/users/" + mail).build();
    try (SentryReporter reporter = SentryReporter.of(server.dsn());
        Outcry outcry = outcry(reporter)) {
      outcry.handle(error, context);
      String envelope = server.event();
      assertThat(envelope)
          .contains("[email]")
          .doesNotContain(mail, card, "4111", "hunter2")
          .doesNotContain(InetAddress.getLocalHost().getHostName())
          .doesNotContain("\"modules\"", "\"server_name\"", "ip_address", "\"threads\"");
    }
  }

  @Test
  void theSdkOfTheProcessIsNotTouched() throws Exception {
    try (SentryReporter reporter = SentryReporter.of(server.dsn())) {
      reporter.report(ErrorReport.builder().build());
      server.event();
      assertThat(Sentry.isEnabled()).isFalse();
      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNull();
    }
  }

  @Test
  void itsThreadsEndWithIt() throws Exception {
    Set<Thread> before = threads();
    try (SentryReporter reporter = SentryReporter.of(server.dsn())) {
      reporter.report(ErrorReport.builder().build());
      server.event();
    }
    for (Thread left : threads()) {
      if (!before.contains(left) && left.getName().contains("entry")) {
        left.join(5_000);
        assertThat(left.isAlive()).as(left.getName()).isFalse();
      }
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 413})
  void aServerThatRefusesIsNotWaitedFor(int status) throws Exception {
    server.answers(status);
    try (SentryReporter reporter = SentryReporter.of(server.dsn())) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            for (int i = 0; i < 1_000; i++) {
              reporter.report(ErrorReport.builder().build());
            }
          });
    }
  }

  @Test
  void after429NothingMoreIsSentForAWhile() throws Exception {
    server.answers(429);
    try (SentryReporter reporter = SentryReporter.of(server.dsn())) {
      reporter.report(ErrorReport.builder().build());
      server.event();
      reporter.flush(Duration.ofSeconds(5));
      for (int i = 0; i < 20; i++) {
        reporter.report(ErrorReport.builder().build());
      }
      reporter.flush(Duration.ofSeconds(5));
      assertThat(server.waiting()).isZero();
    }
  }

  @Test
  void anOutageHarmsNobody() {
    server.close();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try (SentryReporter reporter = SentryReporter.of(server.dsn());
              Outcry outcry = outcry(reporter)) {
            Failure failure =
                outcry.handle(new IllegalStateException("boom"), RequestContext.of("any"));
            assertThat(failure.status()).isEqualTo(500);
          }
        });
  }

  @Test
  void itCanBeClosedTwiceAndIsDeafAfterwards() {
    SentryReporter reporter = SentryReporter.of(server.dsn());
    reporter.close();
    assertThatNoException()
        .isThrownBy(
            () -> {
              reporter.close();
              reporter.report(ErrorReport.builder().build());
              reporter.flush(Duration.ZERO);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a dsn", "https://sentry.example.com/7", "https://k3y@"})
  void anAddressThatIsNoneIsRefusedAndNotRepeated(String dsn) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentryReporter.of(dsn))
        .withMessageContaining("DSN")
        .withMessageNotContaining("k3y")
        .withNoCause();
  }
}
