package dev.outcry.containers.jetty;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.Child;
import dev.outcry.servlet.OutcryServlets;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with the Servlet 6.0 API. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(arguments.length == 0 ? Main::start : new War(arguments[0]));
  }

  private static int start() throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer(new Application());
    ErrorPages errors = new ErrorPages();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    context.setErrorHandler(errors);
    return start(context);
  }

  /** Starts a server with nothing but this, and gives back the port that it listens on. */
  static int start(Handler handler) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(Application.IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
    return connector.getLocalPort();
  }

  /** For every method: without this, Jetty answers a failed PUT with an empty body. */
  private static final class ErrorPages extends ErrorPageErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }
  }
}
