package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.Gone;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that fails has one failure line with its id, however it fails and is mounted. */
class OneFailureLineTest {

  private static final Outcry OUTCRY =
      Outcry.builder()
          .on(
              Gone.class,
              (error, context) -> {
                throw new IllegalArgumentException("the handler is broken");
              })
          .build();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  private static final TestServer.Action THROWS =
      (request, response) -> {
        throw new Conflict("Sold out.");
      };
  private static final TestServer.Action SENDS = (request, response) -> response.sendError(409);
  private static final TestServer.Action THROWS_LATE =
      (request, response) -> {
        response.flushBuffer();
        throw new Conflict("Sold out.");
      };

  static Stream<Named<TestServer.Action>> ways() {
    return Stream.of(
        Named.of("throws", THROWS),
        Named.of("sends", SENDS),
        Named.of("throws after the commit", THROWS_LATE),
        Named.of(
            "sends and throws",
            (request, response) -> {
              response.sendError(404);
              throw new Conflict("Sold out.");
            }),
        Named.of("forwards to a thrower", toTarget(THROWS, (r, s, d) -> d.forward(r, s))),
        Named.of("forwards to a sender", toTarget(SENDS, (r, s, d) -> d.forward(r, s))),
        Named.of(
            "forwards to who throws after the commit",
            toTarget(THROWS_LATE, (r, s, d) -> d.forward(r, s))),
        Named.of("includes a thrower", toTarget(THROWS, (r, s, d) -> d.include(r, s))),
        Named.of(
            "includes a thrower after the commit",
            toTarget(THROWS_LATE, (r, s, d) -> d.include(r, s))));
  }

  private interface Dispatch {
    void go(ServletRequest request, ServletResponse response, RequestDispatcher target)
        throws ServletException, IOException;
  }

  /** Three dispatches deep, then the target. */
  private static TestServer.Action toTarget(TestServer.Action target, Dispatch dispatch) {
    return (request, response) -> {
      Integer depth = (Integer) request.getAttribute("depth");
      int now = depth == null ? 0 : depth;
      if (now == 3) {
        target.run(request, response);
      } else {
        request.setAttribute("depth", now + 1);
        dispatch.go(request, response, request.getRequestDispatcher("/target" + now));
      }
    };
  }

  private void assertOneLine(Wire.Response response) {
    assertThat(failures.only().getFormattedMessage()).contains("409 Conflict on GET /x");
    assertThat(failures.only().getMDCPropertyMap())
        .containsEntry("request_id", response.header("X-Request-Id"))
        .containsEntry("method", "GET")
        .containsEntry("path", "/x");
    if (response.status() == 409) {
      assertEnvelope(response, 409);
      assertThat(jetty.all()).isEmpty();
    } else {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void howeverItFails(TestServer.Action action) {
    server.when(action);
    assertOneLine(server.get("/x").send());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whereTheFilterIsMappedTwice(TestServer.Action action) {
    TestServer twice =
        new TestServer()
            .onStart(
                context -> {
                  FilterRegistration.Dynamic filter =
                      context.addFilter("outcry", new ErrorFilter(OUTCRY));
                  filter.addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, "/*");
                  filter.addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), true, "/x");
                });
    try (twice) {
      twice.serveWhatIsAsked().start().when(action);
      assertOneLine(twice.get("/x").send());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whereTwoFiltersAreMountedForEveryDispatch(TestServer.Action action) {
    EnumSet<DispatcherType> every = EnumSet.allOf(DispatcherType.class);
    TestServer two =
        new TestServer()
            .onStart(
                context -> {
                  OutcryServlets.with(OUTCRY).install(context);
                  context
                      .addFilter("second", new ErrorFilter(OUTCRY))
                      .addMappingForUrlPatterns(every, true, "/*");
                })
            .errorPage();
    try (two) {
      two.serveWhatIsAsked().start().when(action);
      assertOneLine(two.get("/x").send());
    }
  }

  /** What is caught around an inner dispatch was not a failure of the request. */
  @Test
  void anApplicationThatCatchesWhatItIncludesHasNoFailure() {
    EnumSet<DispatcherType> every = EnumSet.allOf(DispatcherType.class);
    TestServer all =
        new TestServer()
            .onStart(
                context ->
                    context
                        .addFilter("outcry", new ErrorFilter(OUTCRY))
                        .addMappingForUrlPatterns(every, true, "/*"));
    try (all) {
      all.serveWhatIsAsked()
          .start()
          .when(
              (request, response) -> {
                if (request.getDispatcherType() == DispatcherType.INCLUDE) {
                  throw new Conflict("Sold out.");
                }
                try {
                  request.getRequestDispatcher("/part").include(request, response);
                } catch (Conflict caught) {
                  response.getWriter().print("without that part");
                }
              });
      assertThat(all.get("/x").send().text()).isEqualTo("without that part");
    }
    assertThat(failures.all()).isEmpty();
  }

  @Test
  void anErrorSentFromAnIncludeIsIgnoredAsTheContainerHasIt() {
    server.when(
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            response.sendError(409);
          } else {
            request.getRequestDispatcher("/part").include(request, response);
            response.getWriter().print("the rest");
          }
        });
    Wire.Response response = server.get("/x").send();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("the rest");
    assertThat(failures.all()).isEmpty();
  }

  @Test
  void aBrokenHandlerIsInTheSameLine() {
    server.when(
        (request, response) -> {
          throw new Gone("Gone for good.");
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertThat(LoggedLines.value(failures.only(), "handler_failure"))
        .asString()
        .contains("the handler is broken");
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void aRequestThatWorksHasNone() {
    server.when((request, response) -> response.getWriter().print("fine"));
    server.get("/x").send();
    assertThat(failures.all()).isEmpty();
  }
}
