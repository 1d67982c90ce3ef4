package shop;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors;
import dev.outcry.report.ErrorReporters;
import dev.outcry.report.FailureLedger;
import dev.outcry.sentry.SentryReporter;
import dev.outcry.servlet.Access;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Sells nothing: one request is refused, one breaks; exits with 1 unless both answers are ours. */
public final class Shop {
  public static void main(String[] args) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new Orders()), "/orders/*");
    var pages = new ErrorPageErrorHandler();
    pages.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    context.setErrorHandler(pages);
    server.setHandler(context);
    var nobody = SentryReporter.of("http://key@127.0.0.1:9/1");
    try (Outcry outcry =
        Outcry.builder()
            .ledger(FailureLedger.create())
            .reporters(ErrorReporters.async(nobody))
            .build()) {
      context.addServletContainerInitializer(
          (classes, application) ->
              OutcryServlets.with(outcry).ledger("/failures", Access.loopback()).install(application));
      server.start();
      var port = connector.getLocalPort();
      expect(get(port, "/orders"), "409", "\"reason\":\"out_of_stock\"");
      expect(get(port, "/orders/broken"), "500", "Internal Server Error");
      expect(get(port, "/failures"), "200", "IllegalStateException");
    } finally {
      server.stop();
    }
  }

  private static String get(int port, String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var answer =
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private static void expect(String answer, String status, String text) {
    System.out.println(answer);
    if (!answer.startsWith(status) || !answer.contains(text)) {
      System.exit(1);
    }
  }

  private static final class Orders extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getPathInfo() != null) {
        throw new IllegalStateException("no stock for jane@example.com");
      }
      throw new HttpErrors.Conflict("Sold out.").reason("out_of_stock").with("sku", "A-17");
    }
  }
}
