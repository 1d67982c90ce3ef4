package dev.outcry.servlet;

import dev.outcry.Outcry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
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
  private final ServletContextHandler context;
  private final RunningRequests running;
  private volatile Action action = (request, response) -> {};

  TestServer() {
    this("/");
  }

  TestServer(String contextPath) {
    this(new ServletContextHandler(contextPath, ServletContextHandler.SESSIONS));
  }

  TestServer(ServletContextHandler context) {
    this.context = context;
    this.running = new RunningRequests(context);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    connector.setIdleTimeout(2L * Wire.PATIENCE_MILLIS); // who is slow is not gone
    server.addConnector(connector);
    server.setHandler(running);
  }

  /** An application with the toolkit mounted, whose every path does what {@link #when} says. */
  static TestServer with(Outcry outcry) {
    return new TestServer()
        .onStart(context -> OutcryServlets.with(outcry).install(context))
        .serveWhatIsAsked();
  }

  /** Every path does what {@link #when} says. */
  TestServer serveWhatIsAsked() {
    return serve("/*", (request, response) -> action.run(request, response));
  }

  /** What the application does from now on. */
  TestServer when(Action action) {
    this.action = action;
    return this;
  }

  /** Runs when the application starts, as a listener of the application would. */
  TestServer onStart(Consumer<ServletContext> starts) {
    context.addServletContainerInitializer(
        (classes, servletContext) -> starts.accept(servletContext));
    return this;
  }

  /** Mounts a filter of the application's own for every path; the order of calls is theirs. */
  TestServer filter(String name, Filter filter) {
    return onStart(
        context ->
            context
                .addFilter(name, filter)
                .addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), true, "/*"));
  }

  /** Mounts a filter around ours; it has to be asked for before ours is. */
  TestServer filterAround(String name, Filter filter) {
    return onStart(
        context -> {
          FilterRegistration.Dynamic around = context.addFilter(name, filter);
          around.setAsyncSupported(true);
          around.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
  }

  TestServer serve(String path, Action action) {
    ServletHolder holder = new ServletHolder(new ActionServlet(action));
    holder.setAsyncSupported(true);
    context.addServlet(holder, path);
    return this;
  }

  /** Declares the error page, as web.xml would. */
  TestServer errorPage() {
    return errorPage(new ErrorPageErrorHandler());
  }

  TestServer errorPage(ErrorPageErrorHandler errors) {
    errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, OutcryServlets.ERROR_PATH);
    context.setErrorHandler(errors);
    return this;
  }

  /** How long the connection of this request may be idle from now on. */
  static void idleTimeout(HttpServletRequest request, Duration timeout) {
    ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(timeout.toMillis());
  }

  ServletContextHandler context() {
    return context;
  }

  Server jetty() {
    return server;
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

  /** A request; when it has been answered, the server is done with it as well. */
  Wire.Request request(String method, String path) {
    return new Wire.Request(connector.getLocalPort(), method, path, running::awaitNone);
  }

  /** A connection, for what is not one request and its response. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
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
