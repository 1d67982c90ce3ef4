package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter.SendErrors;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a mounting from code. */
class MountingCheckTest {

  private final Outcry outcry = Outcry.create();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @AfterEach
  void close() {
    outcry.close();
  }

  /** A filter of the application's own that changes nothing. */
  private static final class Around implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  }

  private TestServer mounted(EnumSet<DispatcherType> types, boolean async, String... paths) {
    return new TestServer()
        .onStart(
            context -> {
              FilterRegistration.Dynamic filter =
                  context.addFilter("ours", new ErrorFilter(outcry));
              filter.setAsyncSupported(async);
              filter.addMappingForUrlPatterns(types, false, paths);
              context
                  .addServlet("page", new ErrorPageServlet(outcry))
                  .addMapping(OutcryServlets.ERROR_PATH);
            })
        .errorPage()
        .serveWhatIsAsked()
        .start();
  }

  private void assertWarnedOnce(String... parts) {
    var line = layer.only();
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getLoggerName()).isEqualTo(ErrorFilter.class.getName());
    assertThat(line.getThrowableProxy()).isNull();
    assertThat(line.getFormattedMessage()).contains(parts).doesNotContain("\n");
  }

  /** One request of each kind: ordinary, dispatched, failed before and behind the filter. */
  private static void exercise(TestServer server) {
    server.when((request, response) -> response.getWriter().print("fine"));
    assertThat(server.get("/x").send().status()).isEqualTo(200);
    server.when((request, response) -> response.sendError(409));
    assertThat(server.get("/x").send().status()).isEqualTo(409);
    dispatched(server);
  }

  private static void dispatched(TestServer server) {
    server.when(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch("/again");
          } else {
            response.getWriter().print("dispatched");
          }
        });
    assertThat(server.get("/x").send().text()).isEqualTo("dispatched");
  }

  @Test
  void installingItLeavesNoGap() {
    try (TestServer server = TestServer.with(outcry).errorPage().start()) {
      exercise(server);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void aFilterBehindItIsNone() {
    try (TestServer server =
        TestServer.with(outcry).filter("behind", new Around()).errorPage().start()) {
      server.when((request, response) -> response.sendError(409));
      assertThat(server.get("/x").send().status()).isEqualTo(409);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void mountingByHandLeavesNoGap() {
    try (TestServer server = mounted(ErrorFilter.dispatcherTypes(), true, "/*")) {
      exercise(server);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void pathsThatTheFilterDoesNotSeeAreAGap() {
    mounted(ErrorFilter.dispatcherTypes(), true, "/api/*").close();
    assertWarnedOnce("\"ours\"", "[/api/*]", "<url-pattern>/*</url-pattern>");
  }

  @Test
  void aSecondFilterForSomePathsIsNone() {
    try (TestServer server =
        TestServer.with(outcry)
            .onStart(
                context ->
                    context
                        .addFilter("second", ErrorFilter.class)
                        .addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), true, "/api/*"))
            .errorPage()
            .start()) {
      assertThat(server.get("/api/x").send().status()).isEqualTo(200);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void aMissingErrorPageIsAGap() {
    try (TestServer server = new TestServer()) {
      server
          .onStart(
              context -> {
                var filter = context.addFilter("ours", new ErrorFilter(outcry));
                filter.setAsyncSupported(true);
                filter.addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, "/*");
              })
          .serveWhatIsAsked()
          .start();
      exercise(server);
      assertWarnedOnce("no error page is mounted", "<location>/outcry-error</location>");
    }
  }

  @Test
  void anApplicationWithErrorPagesOfItsOwnNeedsNotOurs() {
    ErrorFilter filter = ErrorFilter.builder(outcry).sendErrors(SendErrors.PASS_THROUGH).build();
    try (TestServer server = new TestServer()) {
      server.filterAround("ours", filter).serveWhatIsAsked().start();
      assertThat(server.get("/x").send().status()).isEqualTo(200);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void aFilterWithoutAsynchronousRequestsIsAGap() {
    try (TestServer server = mounted(ErrorFilter.dispatcherTypes(), false, "/*")) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.get("/x").send().status()).isEqualTo(200);
      }
      assertWarnedOnce("<async-supported>true</async-supported>", "setAsyncSupported(true)");
    }
  }

  @Test
  void aFilterAroundItIsAGap() {
    try (TestServer server =
        new TestServer()
            .filterAround("around", new Around())
            .onStart(context -> OutcryServlets.with(outcry).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      exercise(server);
      assertWarnedOnce(
          "not the first", Around.class.getName() + " runs around it", "<filter-mapping>");
    }
  }

  @Test
  void aLambdaAroundItGoesByTheClassThatItStandsIn() {
    try (TestServer server =
        new TestServer()
            .filterAround("around", (request, response, chain) -> chain.doFilter(request, response))
            .onStart(context -> OutcryServlets.with(outcry).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      exercise(server);
      assertWarnedOnce(": " + MountingCheckTest.class.getName() + " runs around it");
    }
  }

  /** A proxy that is mounted in the place of the filter, as containers for beans have them. */
  private static final class Proxy implements Filter {
    private final ErrorFilter target;

    Proxy(ErrorFilter target) {
      this.target = target;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
      target.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      target.doFilter(request, response, chain);
    }
  }

  @Test
  void aProxyOfTheFilterIsNotBeforeIt() {
    try (TestServer server =
        new TestServer()
            .filterAround("ours", new Proxy(new ErrorFilter(outcry)))
            .onStart(
                context ->
                    context
                        .addServlet("page", new ErrorPageServlet(outcry))
                        .addMapping(OutcryServlets.ERROR_PATH))
            .serveWhatIsAsked()
            .start()) {
      assertThat(server.get("/x").send().status()).isEqualTo(200);
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void anAsynchronousDispatchThatPassesTheFilterByIsAGap() {
    var types = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR);
    try (TestServer server = mounted(types, true, "/*")) {
      dispatched(server);
      dispatched(server);
      assertWarnedOnce("type ASYNC", "<dispatcher>ASYNC</dispatcher>", "dispatcherTypes()");
    }
  }

  @Test
  void aCycleThatIsCompletedSaysNothingOfDispatches() {
    var types = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR);
    try (TestServer server = mounted(types, true, "/*")) {
      server.when((request, response) -> request.startAsync().complete());
      assertThat(server.get("/x").send().status()).isEqualTo(200);
      assertThat(layer.all()).isEmpty();
    }
  }

  /** Undertow may drop such a dispatch, so that it passes by no filter at all. */
  @Test
  void aDispatchOfARequestThatHasFailedSaysNothing() {
    var types = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR);
    try (TestServer server = mounted(types, true, "/*")) {
      server.when(
          (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
              request.startAsync().dispatch();
              throw new IllegalStateException("after dispatch");
            }
          });
      assertThat(server.get("/x").send().status()).isEqualTo(500);
    }
    assertThat(layer.all()).isEmpty(); // of the end, too, which may come after the answer
  }

  @Test
  void anErrorDispatchThatPassesTheFilterByIsAGap() {
    var types = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC);
    try (TestServer server =
        new TestServer()
            .filterAround("around", new Thrower())
            .onStart(
                context -> {
                  var filter = context.addFilter("ours", new ErrorFilter(outcry));
                  filter.setAsyncSupported(true);
                  filter.addMappingForUrlPatterns(types, false, "/*");
                  context
                      .addServlet("page", new ErrorPageServlet(outcry))
                      .addMapping(OutcryServlets.ERROR_PATH);
                })
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      assertThat(server.get("/x").send().status()).isEqualTo(500);
      assertThat(server.get("/x").send().status()).isEqualTo(500);
      assertWarnedOnce("type ERROR", "<dispatcher>ERROR</dispatcher>", "dispatcherTypes()");
    }
  }

  /** Fails before the filter is reached. */
  private static final class Thrower implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws ServletException {
      throw new ServletException("before the filter");
    }
  }

  @Test
  void anErrorDispatchThroughTheFilterIsNone() {
    try (TestServer server =
        new TestServer()
            .filterAround("around", new Thrower())
            .onStart(context -> OutcryServlets.with(outcry).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      assertThat(server.get("/x").send().status()).isEqualTo(500);
      assertThat(layer.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DispatcherType.class,
      names = {"REQUEST", "ASYNC"})
  void aContainerThatTellsNothingIsNotFailedBy(DispatcherType dispatch) {
    ServletContext context = mock(ServletContext.class);
    when(context.getAttribute(anyString())).thenThrow(new IllegalStateException("stopped"));
    when(context.getFilterRegistration(any())).thenThrow(new UnsupportedOperationException());
    MountingCheck check = MountingCheck.of(context);
    check.started(context, "ours", SendErrors.ANSWER);
    ServletRequest request = mock(ServletRequest.class);
    when(request.getDispatcherType()).thenReturn(dispatch);
    when(request.isAsyncSupported()).thenThrow(new IllegalStateException("recycled"));
    when(request.getServletContext()).thenReturn(context);
    check.passes(request);
    MountingCheck.atErrorPage(request, dispatch);
    assertThat(layer.all()).isEmpty();
  }
}
