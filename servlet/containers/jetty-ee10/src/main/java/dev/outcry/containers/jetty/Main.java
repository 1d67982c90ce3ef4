package dev.outcry.containers.jetty;

import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.BareApplication;
import dev.outcry.containers.app.Child;
import dev.outcry.containers.app.VirtualWork;
import dev.outcry.servlet.OutcryServlets;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Jetty with the Servlet 6.0 API. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Child.run(arguments.length == 0 ? Main::start : new War(arguments[0]));
  }

  private static int start() throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    Application application = new Application();
    context.addServletContainerInitializer(application);
    ErrorPages errors = new ErrorPages();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    errors.addErrorPage(Application.OWN_STATUS, Application.OWN_PAGE);
    context.setErrorHandler(errors);
    ServletContextHandler bare = new ServletContextHandler(BareApplication.PATH);
    bare.addServletContainerInitializer(new BareApplication());
    return start(
        new ContextHandlerCollection(context, bare), new ConnectorErrors(application.outcry()));
  }

  /**
   * Starts a server with nothing but this, and gives back the port that it listens on.
   *
   * @param refusals answers what Jetty refuses itself; null for Jetty's own answers
   */
  static int start(Handler handler, Request.@Nullable Handler refusals) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(Application.THREADS, Application.THREADS);
    if (VirtualWork.WANTED) {
      threads.setVirtualThreadsExecutor(
          VirtualWork.counted(VirtualThreads.getNamedVirtualThreadsExecutor("virtual-")));
    }
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(Application.IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(handler);
    server.setErrorHandler(refusals);
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
