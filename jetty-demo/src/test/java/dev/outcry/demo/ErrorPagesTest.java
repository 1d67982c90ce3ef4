package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter in front of ours fails: Jetty's error dispatch brings the same envelope. */
class ErrorPagesTest {

  private static final Filter IN_FRONT =
      (request, response, chain) -> {
        if (request.getParameter("with").equals("exception")) {
          throw new IllegalStateException("password=hunter2");
        }
        ((HttpServletResponse) response).sendError(409, "on db.internal");
      };

  private final Outcry outcry = DemoErrors.outcry(Settings.from(Map.of()));
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          servletContext
              .addFilter("in-front", IN_FRONT)
              .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
          OutcryServlets.with(outcry).install(servletContext);
        });
    context.setErrorHandler(new ErrorPages(OutcryServlets.ERROR_PATH));
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    outcry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"})
  void everyMethodGetsTheEnvelope(String method) throws Exception {
    assertAnswer(method, "exception", 500);
    assertAnswer(method, "status", 409);
  }

  private void assertAnswer(String method, String with, int status) throws Exception {
    String request = method + " /?with=" + with + " HTTP/1.1\nHost: x\nConnection: close\n\n";
    URI url = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    String response = RawHttp.exchange(url, request);
    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    assertThat(JsonLines.parse(RawHttp.body(response)).get("code").asInt()).isEqualTo(status);
    assertThat(response)
        .contains(RawHttp.header(response, "X-Request-Id"))
        .doesNotContain("hunter2", "Exception", "db.internal");
  }
}
