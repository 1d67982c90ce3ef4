package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.servlet.ErrorFilter.RemoteAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mounting from code, and the options of the filter. */
class MountingTest {

  private final Outcry outcry = Outcry.create();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();

  @AfterEach
  void close() {
    outcry.close();
  }

  private TestServer with(ErrorFilter filter) {
    return new TestServer()
        .onStart(context -> OutcryServlets.with(outcry).filter(filter).install(context))
        .errorPage()
        .serveWhatIsAsked()
        .start();
  }

  @Test
  void twiceIsRefusedWithAWordOnWhatToDo() {
    TestServer server =
        new TestServer()
            .onStart(
                context -> {
                  OutcryServlets.with(outcry).install(context);
                  OutcryServlets.with(outcry).install(context);
                });
    try (server) {
      assertThatThrownBy(server::start)
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .rootCause()
          .hasMessageContaining("mount it once");
    }
  }

  @Test
  void theApplicationFindsTheToolkitThatItHasMounted() {
    try (TestServer server = TestServer.with(outcry).start()) {
      assertThat(OutcryServlets.outcry(server.context().getServletContext())).contains(outcry);
      server.when(
          (request, response) ->
              assertThat(OutcryServlets.outcry(request.getServletContext())).contains(outcry));
      assertThat(server.get("/x").send().status()).isEqualTo(200);
    }
  }

  @Test
  void anApplicationWithoutItHasNone() {
    try (TestServer server = new TestServer().serveWhatIsAsked().start()) {
      assertThat(OutcryServlets.outcry(server.context().getServletContext())).isEmpty();
      server.when((request, response) -> assertThat(OutcryServlets.context(request)).isEmpty());
      assertThat(server.get("/x").send().status()).isEqualTo(200);
    }
  }

  @Test
  void theFilterAloneIsEnough() {
    TestServer server = new TestServer().filter("outcry", new ErrorFilter(outcry));
    try (server) {
      server.serveWhatIsAsked().start().when((request, response) -> response.sendError(409));
      assertEnvelope(server.request("PUT", "/x").send(), 409);
    }
  }

  @Test
  void itSurvivesAStopAndAStart() throws Exception {
    TestServer server = new TestServer().serveWhatIsAsked();
    server.context().addFilter(new ErrorFilter(outcry), "/*", ErrorFilter.dispatcherTypes());
    try (server) {
      server.start().when((request, response) -> response.sendError(409));
      assertEnvelope(server.get("/x").send(), 409);
      server.jetty().stop();
      assertThat(OutcryServlets.outcry(server.context().getServletContext())).isEmpty();
      server.jetty().start();
      assertEnvelope(server.get("/x").send(), 409);
      assertThat(OutcryServlets.outcry(server.context().getServletContext())).contains(outcry);
    }
  }

  @Test
  void aFilterThatNobodyHasStartedSaysSo() {
    ErrorFilter filter = new ErrorFilter(outcry);
    filter.destroy();
    HttpServletRequest request = mock(HttpServletRequest.class);
    var response = mock(HttpServletResponse.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> filter.doFilter(request, response, (q, r) -> {}))
        .withMessageContaining("init");
  }

  @ParameterizedTest
  @CsvSource({
    "/legacy, 404",
    "/legacy/, 404",
    "/legacy/orders, 404",
    "/legacy;v=1/orders, 404",
    "/%6cegacy/orders, 404",
    "/exact, 404",
    "/exact/below, 409",
    "/legacyx, 409",
    "/x/legacy, 409"
  })
  void excludedPathsAreLeftAlone(String path, int status) {
    ErrorFilter filter = ErrorFilter.builder(outcry).exclude("/legacy/*", "/exact").build();
    try (TestServer server = with(filter)) {
      server.when(
          (request, response) -> {
            if (OutcryServlets.context(request).isEmpty()) {
              response.setStatus(404);
            } else {
              response.sendError(409);
            }
          });
      Wire.Response response = server.get(path).send();
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.names().contains("x-request-id")).isEqualTo(status == 409);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "legacy", "*", "*.do", "/a*", "/a/*/b", "/a/**", "/*/*"})
  void aPatternOfAnotherFormIsRefusedWhereItIsWritten(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorFilter.builder(outcry).exclude(pattern))
        .withMessageContaining("\"" + pattern + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "content-type",
        "Content-Encoding",
        "Content-Range",
        "Content-Disposition",
        "Transfer-Encoding",
        "ETAG",
        "Last-Modified",
        "Cache-Control",
        "",
        "X Trace",
        "X-Trace:",
        "X\nTrace"
      })
  void aHeaderThatCannotBeKeptIsRefusedWhereItIsWritten(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorFilter.builder(outcry).keepHeaders("X-Trace", name))
        .withMessageContaining("keepHeaders");
  }

  @ParameterizedTest
  @CsvSource({"FULL, 127.0.0.1", "TRUNCATED, 127.0.0.0", "OMITTED,"})
  void theAddressOfTheCallerIsLoggedInTheFormThatWasChosen(RemoteAddress form, String logged) {
    try (TestServer server = with(ErrorFilter.builder(outcry).remoteAddress(form).build())) {
      server.when((request, response) -> response.sendError(409));
      server.get("/x").send();
      assertThat(failures.only().getMDCPropertyMap().get("remote_addr")).isEqualTo(logged);
    }
  }

  private static ErrorFilter customised(
      Outcry outcry, BiConsumer<HttpServletRequest, RequestContext.Builder> customiser) {
    return ErrorFilter.builder(outcry).context(customiser).build();
  }

  @Test
  void theContextCanBeAddedTo() {
    ErrorFilter filter =
        customised(
            outcry,
            (request, context) ->
                context.user(request.getHeader("X-User")).requestId("of-the-gateway"));
    try (TestServer server = with(filter)) {
      server.when((request, response) -> response.sendError(409));
      Wire.Response response =
          assertEnvelope(server.get("/x").header("X-User", "u\tser").send(), 409);
      assertThat(response.header("X-Request-Id")).isEqualTo("of-the-gateway");
      assertThat(failures.only().getMDCPropertyMap()).containsEntry("user", "u\\u0009ser");
    }
  }

  @Test
  void whatFailsInThereHarmsNobody() {
    BiConsumer<HttpServletRequest, RequestContext.Builder> error =
        (request, context) -> {
          context.user("known before");
          throw new AssertionError("broken customiser");
        };
    BiConsumer<HttpServletRequest, RequestContext.Builder> exception =
        (request, context) -> context.requestId("not valid!");
    for (var broken : List.of(error, exception)) {
      failures.clear();
      layer.clear();
      try (TestServer server = with(customised(outcry, broken))) {
        server.when((request, response) -> response.sendError(409));
        assertEnvelope(server.get("/x").send(), 409);
      }
      assertThat(failures.all()).hasSize(1);
      assertThat(layer.only().getFormattedMessage()).contains("context");
    }
  }
}
