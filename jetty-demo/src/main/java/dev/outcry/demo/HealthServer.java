package dev.outcry.demo;

import dev.outcry.health.HealthChecks;
import dev.outcry.servlet.LivenessServlet;
import dev.outcry.servlet.ReadinessServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Both probes on a port and threads of their own. Shows how a service goes on answering them while
 * each of its request threads hangs, and while it stops.
 */
final class HealthServer {

  /** An acceptor, a selector, and a few for the probes. */
  private static final int THREADS = 6;

  private final Server server;
  private final ServerConnector connector;

  private HealthServer(String host, int port, HealthChecks checks) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("health");
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    ServletContextHandler probes =
        new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
    probes.addServlet(new LivenessServlet(), "/health");
    probes.addServlet(new ReadinessServlet(checks), "/ready");
    server.setHandler(probes);
  }

  /**
   * Listens.
   *
   * @throws Exception whatever Jetty says
   */
  static HealthServer start(String host, int port, HealthChecks checks) throws Exception {
    HealthServer health = new HealthServer(host, port, checks);
    try {
      health.server.start();
      return health;
    } catch (Exception | Error failed) {
      health.server.stop();
      throw failed;
    }
  }

  /** The port that was taken. */
  int port() {
    return connector.getLocalPort();
  }

  void stop() throws Exception {
    server.stop();
  }
}
