package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The application sees the context of its request, and the thread comes out as it went in. */
class ContextOfRequestsTest {

  /** What a filter before ours finds in the MDC when ours is done. */
  private static final List<Map<String, String>> AFTERWARDS = new CopyOnWriteArrayList<>();

  private static final List<Boolean> STILL_OPEN = new CopyOnWriteArrayList<>();

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeAll
  static void start() {
    Filter around =
        (request, response, chain) -> {
          MDC.clear();
          MDC.put("tenant", "acme");
          MDC.put("path", "of another filter");
          try {
            chain.doFilter(request, response);
          } finally {
            AFTERWARDS.add(MDC.getCopyOfContextMap());
            STILL_OPEN.add(RequestContext.current().isPresent());
            MDC.clear();
          }
        };
    server =
        new TestServer()
            .filterAround("around", around)
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .serveWhatIsAsked();
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @BeforeEach
  void forget() {
    AFTERWARDS.clear();
    STILL_OPEN.clear();
  }

  private void assertThreadIsAsItWas() {
    assertThat(AFTERWARDS)
        .isNotEmpty()
        .allSatisfy(
            mdc ->
                assertThat(mdc)
                    .containsOnly(
                        Map.entry("tenant", "acme"), Map.entry("path", "of another filter")));
    assertThat(STILL_OPEN).containsOnly(false);
  }

  @Test
  void afterARequestThatWorked() {
    server.when((request, response) -> {});
    server.get("/x").send();
    assertThreadIsAsItWas();
  }

  @Test
  void afterAnException() {
    server.when(
        (request, response) -> {
          throw new IllegalStateException();
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertThreadIsAsItWas();
  }

  @Test
  void afterASentError() {
    server.when((request, response) -> response.sendError(409));
    assertEnvelope(server.get("/x").send(), 409);
    assertThreadIsAsItWas();
  }

  @Test
  void afterAResponseThatWasBrokenOff() {
    server.when(
        (request, response) -> {
          response.flushBuffer();
          throw new IllegalStateException();
        });
    server.get("/x").send();
    assertThreadIsAsItWas();
  }

  @Test
  void theFailureLineKeepsTheKeysOfOtherFilters() {
    server.when((request, response) -> response.sendError(409));
    server.get("/x").send();
    assertThat(failures.only().getMDCPropertyMap())
        .containsEntry("tenant", "acme")
        .containsEntry("path", "/x")
        .containsEntry("method", "GET")
        .containsEntry("remote_addr", "127.0.0.0")
        .doesNotContainKeys("query", "operation", "user");
  }

  @Test
  void theApplicationFindsTheContextInTheRequestAndOnTheThread() {
    RequestContext[] found = new RequestContext[2];
    String[] logged = new String[1];
    server.when(
        (request, response) -> {
          found[0] = OutcryServlets.context(request).orElseThrow();
          found[1] = RequestContext.current().orElseThrow();
          logged[0] = MDC.get("request_id");
        });
    Wire.Response response = server.request("BREW", "/pot/7?sugar=1").send();
    assertThat(found[0]).isSameAs(found[1]);
    assertThat(found[0].requestId()).isEqualTo(logged[0]);
    assertThat(found[0].requestId()).isEqualTo(response.header("X-Request-Id"));
    assertThat(found[0].method()).isEqualTo("BREW");
    assertThat(found[0].path()).isEqualTo("/pot/7");
    assertThat(found[0].query()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "include"})
  void theContextStaysTheSameInInnerDispatches(String how) {
    RequestContext[] found = new RequestContext[2];
    server.when(
        (request, response) -> {
          if (found[0] == null) {
            found[0] = RequestContext.current().orElseThrow();
            var target = request.getRequestDispatcher("/inner");
            if (how.equals("forward")) {
              target.forward(request, response);
            } else {
              target.include(request, response);
            }
          } else {
            found[1] = OutcryServlets.context(request).orElseThrow();
          }
        });
    server.get("/outer").send();
    assertThat(found[1]).isSameAs(found[0]);
    assertThat(found[1].path()).isEqualTo("/outer");
  }
}
