package dev.outcry.demo.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.demo.readme.Shop.CarrierDown;
import dev.outcry.demo.readme.Shop.PaymentDeclined;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.health.HealthChecks;
import dev.outcry.http.HttpErrors;
import dev.outcry.report.FailureLedger;
import dev.outcry.servlet.Access;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The first thing that the README shows, in a Jetty. */
class MountingExamplesTest {

  private static Outcry outcry() {
    Outcry outcry =
        Outcry.builder()
            .map(CarrierDown.class, 502) // a domain exception gets a status
            .on(
                PaymentDeclined.class, // or a handler of its own
                (error, context) ->
                    ErrorEnvelope.of(402, "The payment was declined.").reason("payment_declined"))
            .ledger(FailureLedger.create()) // what keeps failing, since when
            .build();
    return outcry;
  }

  /** Fails as its path says. */
  @SuppressWarnings("serial")
  private static final class Orders extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getPathInfo() != null) {
        throw new IllegalStateException("the secret of " + request.getPathInfo());
      }
      // anywhere in the application; HttpErrors has a class for each usual status
      throw new HttpErrors.Conflict("Sold out.").reason("out_of_stock").with("sku", "A-17");
    }
  }

  @Test
  void theFirstExampleAnswersAsTheReadmeSays() throws Exception {
    try (Outcry outcry = outcry();
        var jetty = new Jetty(outcry)) {
      var answer = jetty.get("/orders");

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body())
          .isEqualTo(json(answer.headers().firstValue("X-Request-Id").orElseThrow()));
      assertThat(jetty.get("/orders/1").body()).contains("500").doesNotContain("secret");
      assertThat(jetty.get("/failures").body()).contains("IllegalStateException");
      jetty.awaitReady();
      assertThat(jetty.get("/ready").statusCode()).isEqualTo(200);
    }
  }

  /** The JSON of the README as it goes over the wire, under this id. */
  private static String json(String requestId) throws IOException {
    var readme = Files.readString(Path.of("../README.md"));
    var block = readme.substring(readme.indexOf("```json\n") + 8);
    return block
        .substring(0, block.indexOf("```"))
        .replaceAll("\n *", "")
        .replace("\": ", "\":")
        .replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"" + requestId + "\"");
  }

  private static final class Jetty implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private HealthChecks checks = HealthChecks.none();

    Jetty(Outcry outcry) throws Exception {
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      var context = new ServletContextHandler("/");
      context.addServlet(new Orders(), "/orders/*");
      context.addServletContainerInitializer(
          (classes, servletContext) -> install(outcry, servletContext));
      var errorPages = new ErrorPageErrorHandler();
      errorPages.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
      context.setErrorHandler(errorPages);
      server.setHandler(context);
      server.start();
    }

    private void install(Outcry outcry, ServletContext servletContext) {
      JdbcDataSource dataSource = new JdbcDataSource();
      dataSource.setUrl("jdbc:h2:mem:");
      HealthChecks checks =
          HealthChecks.builder().ready("db", HealthChecks.dataSource(dataSource)).build();
      OutcryServlets.with(outcry)
          .health(checks) // /health and /ready
          .ledger("/failures", Access.loopback())
          .install(servletContext);
      this.checks = checks;
    }

    /** On a busy machine the database's first answer comes later than the deadline lets it. */
    void awaitReady() throws IOException, InterruptedException {
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (get("/ready").statusCode() != 200 && System.nanoTime() - end < 0) {
        Thread.sleep(100);
      }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      var uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
      checks.close();
      try {
        server.stop();
      } catch (Exception failed) {
        throw new AssertionError("Jetty did not stop", failed);
      }
    }
  }
}
