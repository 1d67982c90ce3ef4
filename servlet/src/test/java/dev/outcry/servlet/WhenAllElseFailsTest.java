package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.outcry.Outcry;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Enumeration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** No memory, a broken logger, a broken container: there is an answer all the same. */
class WhenAllElseFailsTest {

  private final Outcry outcry = Outcry.create();

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();

  @AfterEach
  void close() {
    outcry.close();
  }

  /** One that cannot record anything. */
  private static Outcry exhausted(Outcry outcry) {
    Outcry exhausted = spy(outcry);
    OutOfMemoryError noMemory = new OutOfMemoryError("for this test");
    doThrow(noMemory).when(exhausted).handle(any(Throwable.class), any());
    doThrow(noMemory).when(exhausted).handle(anyInt(), any());
    return exhausted;
  }

  private static void assertPlain(Wire.Response response, int status) {
    EnvelopeAssert.assertEnvelope(response, status);
  }

  @Test
  void anExceptionThatCannotBeRecorded() {
    try (TestServer server = TestServer.with(exhausted(outcry)).start()) {
      server.when(
          (request, response) -> {
            response.getWriter().print("partial");
            throw new ServletException("broken");
          });
      assertPlain(server.get("/x").send(), 500);
      server.when((request, response) -> response.sendError(409));
      assertPlain(server.get("/x").send(), 500);
    }
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void oneOfAnAsynchronousRequestIsAnsweredAtOnce() {
    try (TestServer server = TestServer.with(exhausted(outcry)).start()) {
      server.when(
          (request, response) -> {
            request.startAsync();
            throw new ServletException("broken");
          });
      assertPlain(server.get("/x").send(), 500);
    }
  }

  @Test
  void oneAfterTheCommitBreaksTheResponseOff() {
    try (TestServer server = TestServer.with(exhausted(outcry)).start()) {
      server.when(
          (request, response) -> {
            response.getWriter().print("first part");
            response.flushBuffer();
            throw new ServletException("broken");
          });
      Wire.Response response = server.get("/x").keepAlive().send();
      assertThat(response.text()).isEqualTo("first part");
      assertThat(response.whole()).isFalse();
    }
  }

  @Test
  void oneThatReachesTheErrorPage() {
    Filter throwing =
        (request, response, chain) -> {
          throw new ServletException("broken");
        };
    Outcry exhausted = exhausted(outcry);
    try (TestServer server =
        new TestServer()
            .filterAround("throws", throwing)
            .onStart(context -> OutcryServlets.with(exhausted).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      assertPlain(server.get("/x").send(), 500);
    }
  }

  private static final class Headerless extends HttpServletRequestWrapper {
    Headerless(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      throw new IllegalStateException("recycled");
    }
  }

  @Test
  void aRequestWhoseHeadersCannotBeRead() {
    Filter hides =
        (request, response, chain) ->
            chain.doFilter(new Headerless((HttpServletRequest) request), response);
    try (TestServer server =
        new TestServer()
            .filterAround("hides", hides)
            .onStart(context -> OutcryServlets.with(outcry).install(context))
            .errorPage()
            .serveWhatIsAsked()
            .start()) {
      server.when((request, response) -> response.getWriter().print("fine"));
      assertThat(server.get("/x").send().text()).isEqualTo("fine");
      server.when((request, response) -> response.sendError(409));
      assertPlain(server.get("/x").send(), 409);
    }
    assertThat(failures.only().getMDCPropertyMap()).containsEntry("path", "/x");
    assertThat(jetty.all()).isEmpty();
  }

  /** As one that a configuration of the logs can bring along. */
  private static final class Broken extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker, Logger logger, Level level, String text, Object[] values, Throwable error) {
      if (logger.getName().startsWith("dev.outcry.servlet") && level != null) {
        throw new IllegalStateException("the log is broken");
      }
      return FilterReply.NEUTRAL;
    }
  }

  @Test
  void aLoggerThatThrowsWhereTheEnvelopeIsBrokenAsWell() {
    LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
    Broken broken = new Broken();
    Filter hides =
        (request, response, chain) ->
            chain.doFilter(new Headerless((HttpServletRequest) request), response);
    logs.addTurboFilter(broken);
    try (TestServer server =
        new TestServer()
            .filterAround("hides", hides)
            .onStart(context -> OutcryServlets.with(outcry).install(context))
            .serveWhatIsAsked()
            .start()) {
      server.when((request, response) -> response.sendError(409));
      assertPlain(server.get("/x").send(), 409);
    } finally {
      logs.getTurboFilterList().remove(broken);
    }
    assertThat(jetty.all()).isEmpty();
  }
}
