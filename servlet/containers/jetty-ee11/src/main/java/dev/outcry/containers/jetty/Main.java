package dev.outcry.containers.jetty;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.BareApplication;
import dev.outcry.containers.app.Child;
import dev.outcry.servlet.OutcryServlets;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty with the Servlet 6.1 API. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(Main::start);
  }

  private static int start() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(Application.IDLE_MILLIS);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer(new Application());
    ErrorPages errors = new ErrorPages();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    errors.addErrorPage(Application.OWN_STATUS, Application.OWN_PAGE);
    context.setErrorHandler(errors);
    ServletContextHandler bare = new ServletContextHandler(BareApplication.PATH);
    bare.addServletContainerInitializer(new BareApplication());
    server.setHandler(new ContextHandlerCollection(context, bare));
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
