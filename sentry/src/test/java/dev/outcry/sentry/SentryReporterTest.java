package dev.outcry.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.context.TraceContext;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.ErrorReporters;
import io.sentry.IScopes;
import io.sentry.Scope;
import io.sentry.Scopes;
import io.sentry.Sentry;
import io.sentry.SentryClient;
import io.sentry.SentryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What arrives at a server that speaks the protocol, and what an outage does to a request. */
@Timeout(600)
class SentryReporterTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  /** Put where a careless integration would find it. */
  private static final String PLANTED = "hun" + "ter2";

  private final TraceContext trace =
      new TraceContext("0af7651916cd43dd8448eb211c80319c", null, null, true);
  private final RequestContext context =
      RequestContext.builder()
          .method("POST")
          .path("/orders")
          .query("password=" + PLANTED)
          .user("u:1")
          .trace(trace)
          .build();

  private EnvelopeServer server;
  private ErrorReporter reporter;

  @BeforeEach
  void start() throws IOException {
    server = new EnvelopeServer();
    reporter = ErrorReporters.async(SentryReporter.of(server.dsn()));
  }

  @AfterEach
  void stop() {
    server.close();
    reporter.close();
  }

  private Outcry toolkit() {
    return Outcry.builder().reporters(reporter).release("2.3").environment("test").build();
  }

  /** The third line of an envelope, after its head and that of its one item. */
  private static JsonNode event(String envelope) {
    return JSON.readTree(envelope.lines().skip(2).findFirst().orElseThrow());
  }

  @Test
  void theEventSaysWhatTheReportSays() {
    Throwable error = new IllegalStateException("no order", new IOException("disk full"));
    Failure failure = toolkit().handle(error, context);
    reporter.flush(LONG);
    assertThat(server.heads())
        .singleElement()
        .satisfies(head -> assertThat(head).startsWith("POST /api/42/envelope/"));
    JsonNode event = event(server.envelopes().get(0));
    assertThat(event.at("/fingerprint/0").asString())
        .isEqualTo(failure.fingerprint().orElseThrow().toString());
    assertThat(event.at("/level").asString()).isEqualTo("error");
    assertThat(event.at("/release").asString()).isEqualTo("2.3");
    assertThat(event.at("/environment").asString()).isEqualTo("test");
    assertThat(event.at("/transaction").asString()).isEqualTo("POST /orders");
    assertThat(event.at("/tags/request_id").asString()).isEqualTo(context.requestId());
    assertThat(event.at("/tags/trace_id").asString()).isEqualTo(trace.traceId());
    assertThat(event.at("/user/id").asString()).isEqualTo("u:1");
    JsonNode exceptions = event.at("/exception/values");
    assertThat(exceptions.at("/0/type").asString()).isEqualTo("IOException");
    assertThat(exceptions.at("/0/module").asString()).isEqualTo("java.io");
    assertThat(exceptions.at("/1/type").asString()).isEqualTo("IllegalStateException");
    assertThat(exceptions.at("/1/value").asString()).isEqualTo("no order");
    JsonNode frames = exceptions.at("/1/stacktrace/frames");
    JsonNode last = frames.get(frames.size() - 1);
    assertThat(last.at("/function").asString()).isEqualTo("theEventSaysWhatTheReportSays");
    assertThat(last.at("/module").asString()).isEqualTo(getClass().getName());
    assertThat(last.at("/lineno").asInt()).isPositive();
  }

  @Test
  void nothingThatWasPlantedArrivesAndNothingOfTheMachine() throws Exception {
    Exception error = new Exception("password=" + PLANTED, new IOException("token: " + PLANTED));
    error.addSuppressed(new IOException(PLANTED));
    try (MDC.MDCCloseable planted = MDC.putCloseable("secret", PLANTED)) {
      assertThat(planted).isNotNull();
      toolkit().handle(error, context);
    }
    reporter.flush(LONG);
    assertThat(server.envelopes())
        .hasSize(1)
        .allSatisfy(envelope -> assertThat(envelope).doesNotContain(PLANTED));
    JsonNode event = event(server.envelopes().get(0));
    for (String none :
        new String[] {"modules", "server_name", "breadcrumbs", "request", "threads"}) {
      assertThat(event.has(none)).as(none).isFalse();
    }
    assertThat(event.at("/user").has("ip_address")).isFalse();
  }

  @Test
  void aCircleOfCausesIsSentLikeAnyOther() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    toolkit().handle(a, context);
    reporter.flush(LONG);
    assertThat(event(server.envelopes().get(0)).at("/exception/values")).hasSize(2);
  }

  @Test
  void theApplicationsOwnScopesAddNothingOfTheirs() throws Exception {
    SentryOptions options = new SentryOptions();
    options.setDsn(server.dsn());
    options.setSendModules(false);
    Scope global = new Scope(options);
    SentryClient client = new SentryClient(options);
    global.bindClient(client);
    IScopes scopes = new Scopes(new Scope(options), new Scope(options), global, "test");
    scopes.addBreadcrumb(PLANTED);
    scopes.setTag("secret", PLANTED);
    scopes.setExtra("secret", PLANTED);
    try (SentryReporter over = SentryReporter.of(scopes)) {
      over.report(ErrorReport.builder().error(new IOException("disk full")).build());
      over.flush(LONG);
    }
    assertThat(server.envelopes())
        .singleElement()
        .satisfies(envelope -> assertThat(envelope).contains("disk full").doesNotContain(PLANTED));
    assertThat(client.isEnabled()).isTrue(); // whoever made it closes it
    client.close();
  }

  @Test
  void whereNobodyToldTheEnvironmentTheEventSaysNone() {
    Outcry untold = Outcry.builder().reporters(reporter).build();
    untold.handle(new IOException("disk full"), context);
    reporter.flush(LONG);
    assertThat(server.envelopes())
        .singleElement()
        .satisfies(
            envelope ->
                assertThat(envelope).doesNotContain("environment", "production", "release"));
  }

  @Test
  void whatTheApplicationsOwnClientSaysOfItsEnvironmentHolds() throws Exception {
    SentryOptions options = new SentryOptions();
    options.setDsn(server.dsn());
    options.setEnvironment("staging");
    Scope global = new Scope(options);
    SentryClient client = new SentryClient(options);
    global.bindClient(client);
    IScopes scopes = new Scopes(new Scope(options), new Scope(options), global, "test");
    try (SentryReporter over = SentryReporter.of(scopes)) {
      over.report(ErrorReport.builder().error(new IOException("disk full")).build());
      over.report(ErrorReport.builder().error(new IOException()).environment("canary").build());
      over.flush(LONG);
    }
    assertThat(server.envelopes())
        .extracting(one -> event(one).at("/environment").asString())
        .containsExactly("staging", "canary");
    client.close();
  }

  @Test
  void theProcessIsLeftAsItWas() {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    toolkit().handle(500, context);
    reporter.flush(LONG);
    assertThat(Sentry.isEnabled()).isFalse();
    assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
  }

  @Test
  void afterTooManyRequestsNothingIsSentForAWhileAndNobodyMinds() {
    server.answers(429);
    Outcry outcry = toolkit();
    for (int i = 0; i < 5; i++) {
      int line = i;
      assertThatCode(() -> outcry.handle(failing(line), context)).doesNotThrowAnyException();
      reporter.flush(LONG);
    }
    assertThat(server.envelopes().stream().filter(one -> one.contains("\"exception\""))).hasSize(1);
  }

  /** Of another class each, so that they are no repetitions. */
  private static Throwable failing(int kind) {
    return switch (kind) {
      case 0 -> new IOException();
      case 1 -> new IllegalStateException();
      case 2 -> new ArithmeticException();
      case 3 -> new ClassCastException();
      default -> new NegativeArraySizeException();
    };
  }

  @Test
  void aRequestDoesNotWaitForAServerThatHangsOrIsGone() {
    Outcry outcry = toolkit();
    server.answers(0);
    outcry.handle(failing(0), context);
    reporter.flush(Duration.ofMillis(200));
    for (int i = 1; i < 4; i++) {
      assertThat(outcry.handle(failing(i), context).status()).isEqualTo(500);
    }
    server.close();
    assertThat(outcry.handle(failing(4), context).status()).isEqualTo(500);
    reporter.flush(Duration.ofMillis(200));
    assertThat(reporter.counts().dropped()).isEqualTo(Map.of());
  }

  @Test
  void noThreadIsLeftWhenItWasClosed() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Outcry outcry = toolkit();
    outcry.handle(500, context);
    reporter.flush(LONG);
    outcry.close();
    Set<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .filter(
                thread ->
                    thread.getName().startsWith("Sentry") || thread.getName().startsWith("outcry"))
            .collect(Collectors.toSet());
    for (Thread thread : left) {
      thread.join(120_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no dsn", "https://sentry.example.com/7", "https://k3y@"})
  void whatIsNoDsnIsRefusedAtOnceAndNotRepeated(String dsn) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentryReporter.of(dsn))
        .withMessageContaining("DSN")
        .withMessageNotContaining("k3y")
        .withNoCause();
  }
}
