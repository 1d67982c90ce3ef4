package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.Outcry;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReport.Cause;
import dev.outcry.report.FailureLedger;
import dev.outcry.report.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger on the wire: for tools, for people, and for nobody else. */
class FailureLedgerServletTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EVIL = "<script>alert('x')</script>\u202e\u0007\nnext & \"last\"";

  private final FailureLedger ledger = FailureLedger.create();
  private final Outcry outcry = Outcry.builder().ledger(ledger).build();
  private volatile Access access = request -> true;
  private TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeEach
  void start() {
    server =
        new TestServer("/app")
            .onStart(
                context ->
                    OutcryServlets.with(outcry)
                        .ledger("/failures", request -> access.allows(request))
                        .install(context))
            .errorPage()
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
    outcry.close();
  }

  private static ErrorReport.Builder report(long kind) {
    return ErrorReport.builder()
        .fingerprint(new Fingerprint(kind))
        .occurredAt(NOON.plusSeconds(kind))
        .requestId("id-" + kind)
        .release("2.3")
        .causes(
            List.of(
                new Cause(
                    "java.io.IOException",
                    "kind " + kind,
                    List.of(new StackTraceElement("a.Shop", "buy", "Shop.java", 7))),
                new Cause("java.lang.Error", null, List.of())));
  }

  private Wire.Response page(String path) {
    return server.get(path).accept("text/html,application/xhtml+xml,*/*;q=0.8").send();
  }

  @Test
  void toolsGetAllGroupsAsJson() {
    ledger.report(report(1).build());
    ledger.report(report(2).build());
    ledger.report(report(2).status(502).requestId("later").build());
    Wire.Response response = server.get("/app/failures").send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("application/json");
    assertThat(response.text())
        .isEqualTo(
            """
            {"groups":[\
            {"fingerprint":"0000000000000002","title":"java.io.IOException: kind 2","count":2,\
            "first_seen":"2026-03-01T12:00:02Z","last_seen":"2026-03-01T12:00:02Z",\
            "statuses":{"500":1,"502":1},"releases":{"2.3":2},"request_ids":["later","id-2"]},\
            {"fingerprint":"0000000000000001","title":"java.io.IOException: kind 1","count":1,\
            "first_seen":"2026-03-01T12:00:01Z","last_seen":"2026-03-01T12:00:01Z",\
            "statuses":{"500":1},"releases":{"2.3":1},"request_ids":["id-1"]}]}""");
  }

  @Test
  void andOneGroupWithItsSample() {
    ledger.report(report(1).method("GET").path("/orders").user("u:1").build());
    Wire.Response response = server.get("/app/failures/0000000000000001").send();
    assertThat(response.text())
        .endsWith(
            """
            "request_ids":["id-1"],"sample":{"occurred_at":"2026-03-01T12:00:01Z","status":500,\
            "blame":"SERVER","request_id":"id-1","method":"GET","path":"/orders","user":"u:1",\
            "release":"2.3","causes":[{"type":"java.io.IOException","message":"kind 1",\
            "frames":["a.Shop.buy(Shop.java:7)"]},{"type":"java.lang.Error","frames":[]}]}}""");
  }

  @Test
  void peopleGetAListWithAWayToEachGroup() {
    ledger.report(report(1).build());
    ledger.report(report(2).build());
    Wire.Response response = page("/app/failures");
    assertThat(response.header("Content-Type")).startsWith("text/html");
    String html = response.text();
    assertThat(html.indexOf("kind 2")).isPositive().isLessThan(html.indexOf("kind 1"));
    Matcher link = Pattern.compile("href=\"([^\"]+)\">java.io.IOException: kind 1").matcher(html);
    assertThat(link.find()).isTrue();
    assertThat(page(link.group(1)).text())
        .contains("<h1>java.io.IOException: kind 1</h1>")
        .contains("id-1", "2.3", "0000000000000001")
        .contains(
            "java.io.IOException: kind 1<br>    at a.Shop.buy(Shop.java:7)<br>"
                + "Caused by: java.lang.Error");
  }

  @Test
  void anEmptyLedgerIsShownToo() {
    assertThat(server.get("/app/failures/").send().text()).isEqualTo("{\"groups\":[]}");
    assertThat(page("/app/failures").text()).contains("None since the start.");
  }

  @Test
  void whatsoeverIsInItIsText() {
    ledger.report(
        report(1)
            .causes(List.of(new Cause(EVIL, EVIL, List.of())))
            .requestId(EVIL)
            .reason(EVIL)
            .operation(EVIL)
            .method(EVIL)
            .path(EVIL)
            .user(EVIL)
            .release(EVIL)
            .environment(EVIL)
            .build());
    for (String path : List.of("/app/failures", "/app/failures/0000000000000001")) {
      String html = page(path).text();
      assertThat(html)
          .contains("&lt;script&gt;")
          .doesNotContainIgnoringCase("<script")
          .doesNotContain("\u202e", "\u0007", "'x'", "\"last\"");
      assertThat(server.get(path).send().text()).startsWith("{").doesNotContain("\u0007", "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/failures", "/app/failures/0000000000000001"})
  void theAnswerIsProtected(String path) {
    ledger.report(report(1).build());
    for (Wire.Response response : List.of(page(path), server.get(path).send())) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("Vary")).contains("Accept");
      assertThat(response.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("frame-ancestors 'none'", "form-action 'none'")
          .doesNotContain("unsafe");
      assertThat(response.text()).doesNotContain("http://", "https://", "src=", "url(", "@import");
    }
  }

  @Test
  void theStyleIsTheOneThatThePolicyAllows() throws Exception {
    Wire.Response response = page("/app/failures");
    String html = response.text();
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(response.header("Content-Security-Policy"))
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    assertThat(html).doesNotContain("style=");
  }

  @Test
  void headersAloneForHead() {
    Wire.Response response = server.request("HEAD", "/app/failures").send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Length")).isEqualTo("13");
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"})
  void nothingCanBeChanged(String method) {
    Wire.Response response = server.request(method, "/app/failures").send();
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void whoIsNotAllowedLearnsNothing() {
    ledger.report(report(1).build());
    for (Access none : List.of(Access.nobody(), (Access) request -> Boolean.TRUE.equals(fail()))) {
      access = none;
      for (String path :
          List.of("/app/failures", "/app/failures/0000000000000001", "/app/failures/x")) {
        for (String method : List.of("GET", "HEAD", "POST")) {
          Wire.Response response = server.request(method, path).send();
          assertThat(response.status()).isEqualTo(403);
          assertThat(response.text()).doesNotContain("kind 1");
        }
      }
    }
  }

  private static Boolean fail() {
    throw new IllegalStateException("no login is configured");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000000000000009", "x", "1", "0000000000000001/", "%2e%2e", "0000000000000001;x"})
  void aGroupThatIsNotThereIsNotFound(String name) {
    ledger.report(report(1).build());
    int status = server.get("/app/failures/" + name).send().status();
    assertThat(status).isIn(name.endsWith(";x") ? List.of(200) : List.of(400, 404));
  }

  @Test
  void withoutALedgerThereIsNothingToMount() {
    try (Outcry bare = Outcry.create();
        TestServer without =
            new TestServer()
                .onStart(
                    context ->
                        OutcryServlets.with(bare)
                            .ledger("/failures", Access.nobody())
                            .install(context))) {
      assertThatThrownBy(without::start)
          .rootCause()
          .hasMessageContaining("Outcry.builder().ledger(FailureLedger.create())");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"failures", "/failures/", "/failures/*", "/", ""})
  void aPathThatIsNoneIsRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutcryServlets.with(outcry).ledger(path, Access.nobody()))
        .withMessageContaining("/failures");
  }
}
