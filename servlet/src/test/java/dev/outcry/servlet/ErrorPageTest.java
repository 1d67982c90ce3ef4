package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never came through the filter is answered by the error page, in the same shape. */
class ErrorPageTest {

  private static final Outcry OUTCRY = Outcry.create();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @AfterAll
  static void close() {
    OUTCRY.close();
  }

  /** Jetty runs error pages for GET, POST and HEAD alone, unless it is told otherwise. */
  private static final class EveryMethod extends ErrorPageErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }
  }

  private static TestServer around(Filter filter) {
    return new TestServer()
        .filterAround("around", filter)
        .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
        .errorPage(new EveryMethod())
        .serveWhatIsAsked()
        .start();
  }

  private static final Filter THROWS =
      (request, response, chain) -> {
        throw new Conflict("Sold out.");
      };
  private static final Filter SENDS =
      (request, response, chain) ->
          ((HttpServletResponse) response).sendError(409, "com.acme.Secret");

  private void assertOneLine(Wire.Response response, String start) {
    assertThat(failures.only().getFormattedMessage()).startsWith(start);
    assertThat(failures.only().getMDCPropertyMap())
        .containsEntry("request_id", response.header("X-Request-Id"))
        .containsEntry("path", "/shop/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
  void aFilterBeforeOursThatThrows(String method) {
    try (TestServer server = around(THROWS)) {
      Wire.Response response = assertEnvelope(server.request(method, "/shop/x?a=1").send(), 409);
      assertThat(response.json().get("description").stringValue()).isEqualTo("Sold out.");
      assertOneLine(response, "409 Conflict on " + method + " /shop/x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
  void aFilterBeforeOursThatSendsAnError(String method) {
    try (TestServer server = around(SENDS)) {
      Wire.Response response = assertEnvelope(server.request(method, "/shop/x;v=1").send(), 409);
      assertThat(response.text()).doesNotContain("Secret");
      assertOneLine(response, "409 Conflict on " + method + " /shop/x");
    }
  }

  @Test
  void theCallersIdIsKeptAndItsFormatChosen() {
    try (TestServer server = around(THROWS)) {
      Wire.Response response =
          server.get("/shop/x").header("X-Request-Id", "mine").accept("text/html").send();
      assertThat(response.status()).isEqualTo(409);
      assertThat(response.text()).contains("mine").startsWith("<!doctype html>");
      assertOneLine(response, "409");
    }
  }

  @Test
  void headHasNoBody() {
    try (TestServer server = around(SENDS)) {
      Wire.Response response = server.request("HEAD", "/shop/x").send();
      assertThat(response.status()).isEqualTo(409);
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void whatTheFilterBeforeHadSetIsNoLongerThere() {
    Filter filter =
        (request, response, chain) -> {
          HttpServletResponse http = (HttpServletResponse) response;
          http.setHeader("Content-Encoding", "gzip");
          http.setHeader("ETag", "\"a\"");
          http.setHeader("Vary", "Origin");
          http.getWriter().print("partial");
          throw new Conflict("Sold out.");
        };
    try (TestServer server = around(filter)) {
      Wire.Response response = assertEnvelope(server.get("/shop/x").send(), 409);
      assertThat(response.names()).doesNotContain("content-encoding", "etag");
    }
  }

  private static Filter after(Filter filter) {
    return (request, response, chain) -> {
      HttpServletResponse http = (HttpServletResponse) response;
      http.setHeader("WWW-Authenticate", "Bearer");
      http.setHeader("Allow", "GET");
      http.setHeader("Retry-After", "5");
      http.setHeader("Link", "</law>; rel=\"blocked-by\"");
      filter.doFilter(request, response, chain);
    };
  }

  @Test
  void headersThatAnswerAQuestionGoWhereAnExceptionDoesNotAskIt() {
    try (TestServer server = around(after(THROWS))) {
      Wire.Response response = assertEnvelope(server.get("/shop/x").send(), 409);
      assertThat(response.names())
          .doesNotContain("www-authenticate", "allow", "retry-after", "link");
    }
  }

  @Test
  void headersThatAnswerAQuestionStayWithAnErrorThatWasSent() {
    try (TestServer server = around(after(SENDS))) {
      Wire.Response response = assertEnvelope(server.get("/shop/x").send(), 409);
      assertThat(response.names()).contains("www-authenticate", "allow", "retry-after", "link");
    }
  }

  /** A filter around ours catches nothing, but the request has passed ours and is recorded. */
  @Test
  void afterTheFilterNothingIsRecordedTwice() {
    Conflict same = new Conflict("Sold out.");
    Filter rethrows =
        (request, response, chain) -> {
          chain.doFilter(request, response);
          throw same;
        };
    try (TestServer server = around(rethrows)) {
      server.when(
          (request, response) -> {
            throw same;
          });
      Wire.Response response = assertEnvelope(server.get("/shop/x").send(), 409);
      assertOneLine(response, "409");
    }
  }

  @Test
  void anErrorThatTheFilterPassesOn() {
    try (TestServer server =
        new TestServer()
            .onStart(
                context ->
                    OutcryServlets.with(OUTCRY)
                        .filter(
                            ErrorFilter.builder(OUTCRY)
                                .sendErrors(ErrorFilter.SendErrors.PASS_THROUGH)
                                .build())
                        .install(context))
            .errorPage(new EveryMethod())
            .serveWhatIsAsked()
            .start()) {
      server.when((request, response) -> response.sendError(409, "com.acme.Secret"));
      Wire.Response response = assertEnvelope(server.get("/shop/x").send(), 409);
      assertThat(response.text()).doesNotContain("Secret");
      assertOneLine(response, "409 Conflict on GET /shop/x");
    }
  }

  @Test
  void anErrorThatIsPassedOnAndFollowedByAnException() {
    try (TestServer server =
        new TestServer()
            .onStart(
                context ->
                    OutcryServlets.with(OUTCRY)
                        .filter(
                            ErrorFilter.builder(OUTCRY)
                                .sendErrors(ErrorFilter.SendErrors.PASS_THROUGH)
                                .build())
                        .install(context))
            .errorPage(new EveryMethod())
            .serveWhatIsAsked()
            .start()) {
      server.when(
          (request, response) -> {
            response.sendError(404);
            throw new IllegalStateException("behind the error");
          });
      Wire.Response response = server.get("/shop/x").send();
      assertEnvelope(response, 500);
      assertOneLine(response, "500");
      assertThat(jetty.all()).isEmpty(); // nothing was broken off
    }
  }

  /** The container has its 404 already, and its own page is sane. */
  @Test
  void anErrorThatIsPassedOnAndFollowedByAnExceptionWithoutOurPage() {
    ErrorFilter filter =
        ErrorFilter.builder(OUTCRY).sendErrors(ErrorFilter.SendErrors.PASS_THROUGH).build();
    try (TestServer server =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).filter(filter).install(context))
            .serveWhatIsAsked()
            .start()) {
      server.when(
          (request, response) -> {
            response.sendError(404);
            throw new IllegalStateException("behind the error");
          });
      Wire.Response response = server.get("/shop/x").send();
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.whole()).isTrue();
      assertThat(response.text()).doesNotContain("behind the error");
      assertThat(failures.only().getFormattedMessage()).contains("behind the error");
      assertThat(jetty.all()).isEmpty();
    }
  }

  private static final class Unstartable extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    public void init(ServletConfig config) {
      throw new IllegalStateException("no database: secret");
    }
  }

  /** The first request sees the exception; for later ones Jetty (12.1) has no servlet any more. */
  @Test
  void aServletThatCannotStart() {
    TestServer server =
        new TestServer()
            .onStart(context -> OutcryServlets.with(OUTCRY).install(context))
            .errorPage(new EveryMethod());
    server.context().addServlet(new ServletHolder(Unstartable.class), "/shop/x");
    try (server) {
      server.start();
      for (int i = 0; i < 2; i++) {
        failures.clear();
        Wire.Response response = server.get("/shop/x").send();
        assertThat(response.status()).isIn(404, 500, 503);
        assertEnvelope(response, response.status());
        assertThat(response.text()).doesNotContain("secret");
        assertOneLine(response, "" + response.status());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "BREW"})
  void calledDirectlyItIsNotThere(String method) {
    try (TestServer server = TestServer.with(OUTCRY).errorPage().start()) {
      assertEnvelope(server.request(method, OutcryServlets.ERROR_PATH).send(), 404);
      assertThat(failures.only().getFormattedMessage()).startsWith("404");
    }
  }

  /** What a container tells an error page comes in attributes, which no client can send. */
  @Test
  void aClientCannotForgeAFailure() {
    try (TestServer server = TestServer.with(OUTCRY).errorPage().start()) {
      Wire.Response response =
          server
              .get(
                  OutcryServlets.ERROR_PATH
                      + "?jakarta.servlet.error.status_code=418&"
                      + RequestDispatcher.ERROR_REQUEST_URI
                      + "=/forged")
              .header("jakarta.servlet.error.status_code", "418")
              .header(RequestDispatcher.ERROR_EXCEPTION, "java.lang.Error")
              .send();
      assertEnvelope(response, 404);
      assertThat(failures.only().getMDCPropertyMap())
          .containsEntry("path", OutcryServlets.ERROR_PATH);
    }
  }

  @Test
  void includedItWritesNothing() {
    try (TestServer server = TestServer.with(OUTCRY).errorPage().start()) {
      server.when(
          (request, response) -> {
            response.getWriter().print("before ");
            request.getRequestDispatcher(OutcryServlets.ERROR_PATH).include(request, response);
            response.getWriter().print("after");
          });
      Wire.Response response = server.get("/x").send();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("before after");
      assertThat(failures.all()).isEmpty();
    }
  }

  @Test
  void afterACommitItWritesNothing() {
    Filter late =
        (request, response, chain) -> {
          response.getOutputStream().print("first part");
          response.flushBuffer();
          throw new IOException("late");
        };
    try (TestServer server = around(late)) {
      Wire.Response response = server.get("/shop/x").keepAlive().send();
      assertThat(response.text()).isEqualTo("first part");
    }
  }

  private static void dispatch(
      DispatcherType dispatch, Throwable error, Map<String, Object> attributes) throws Exception {
    HttpServletRequest request = mock(HttpServletRequest.class);
    when(request.getDispatcherType()).thenReturn(dispatch);
    when(request.getMethod()).thenReturn("GET");
    when(request.getServletPath()).thenReturn("/outcry-error");
    when(request.getContextPath()).thenReturn("");
    when(request.getAttribute(anyString())).then(call -> attributes.get(call.getArgument(0)));
    doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
        .when(request)
        .setAttribute(anyString(), any());
    attributes.put(RequestDispatcher.ERROR_EXCEPTION, error);
    attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/shop/x");
    HttpServletResponse response = mock(HttpServletResponse.class);
    when(response.isCommitted()).thenReturn(true);
    ServletConfig config = mock(ServletConfig.class);
    when(config.getServletContext()).thenReturn(mock(ServletContext.class));
    ErrorPageServlet page = new ErrorPageServlet(OUTCRY);
    page.init(config);
    page.service(request, response);
    verify(response, atLeast(0)).isCommitted();
    verifyNoMoreInteractions(response);
  }

  /** Tomcat includes it, once what failed is on the wire; a filter around ours may have failed. */
  @ParameterizedTest
  @EnumSource(names = {"ERROR", "INCLUDE"})
  void afterACommitItRecordsWhatNobodyHasRecorded(DispatcherType dispatch) throws Exception {
    Map<String, Object> attributes = new HashMap<>();
    dispatch(dispatch, new IllegalStateException("late"), attributes);
    dispatch(dispatch, new IllegalStateException("late"), attributes); // the same request again
    assertThat(failures.only().getFormattedMessage()).contains("late");
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "INCLUDE"})
  void afterACommitItRecordsNothingOfOurOwn(DispatcherType dispatch) throws Exception {
    dispatch(dispatch, new ServletException(new ResponseAborted()), new HashMap<>());
    dispatch(dispatch, null, new HashMap<>());
    assertThat(failures.all()).isEmpty();
  }

  /** A verdict of the container's on the request is no failure of the server. */
  @Test
  void aQueryThatCannotBeDecoded() {
    try (TestServer server = around((request, response, chain) -> request.getParameter("a"))) {
      Wire.Response response = assertEnvelope(server.get("/shop/x?a=%zz").send(), 400);
      assertOneLine(response, "400");
    }
  }
}
