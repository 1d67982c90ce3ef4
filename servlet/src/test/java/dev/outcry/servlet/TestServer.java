package dev.outcry.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty on a free port of the loopback interface, with one application. */
final class TestServer implements AutoCloseable {

  /** What a servlet does with any method. */
  interface Action {
    void run(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ServletContextHandler context = new ServletContextHandler("/");

  TestServer() {
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(context);
  }

  /** Runs when the application starts, as a listener of the application would. */
  TestServer onStart(Consumer<ServletContext> starts) {
    context.addServletContainerInitializer(
        (classes, servletContext) -> starts.accept(servletContext));
    return this;
  }

  TestServer serve(String path, Action action) {
    ServletHolder holder = new ServletHolder(new ActionServlet(action));
    holder.setAsyncSupported(true);
    context.addServlet(holder, path);
    return this;
  }

  /** Declares the error page, as web.xml would. */
  TestServer errorPage() {
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    context.setErrorHandler(errors);
    return this;
  }

  ServletContextHandler context() {
    return context;
  }

  TestServer start() {
    try {
      server.start();
      return this;
    } catch (Exception failed) {
      throw new AssertionError("Jetty did not start", failed);
    }
  }

  Wire.Request get(String path) {
    return request("GET", path);
  }

  Wire.Request request(String method, String path) {
    return new Wire.Request(connector.getLocalPort(), method, path);
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new AssertionError("Jetty did not stop", failed);
    }
  }

  private static final class ActionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Action action;

    ActionServlet(Action action) {
      this.action = action;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      action.run(request, response);
    }
  }
}
