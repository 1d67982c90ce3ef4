package dev.outcry.demo;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.health.HealthChecks;
import dev.outcry.servlet.Access;
import dev.outcry.servlet.ErrorFilter;
import dev.outcry.servlet.OutcryServlets;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolver;
import org.jspecify.annotations.Nullable;

/**
 * The shop on an embedded Jetty. Shows how Outcry is mounted: one line for the servlet context, and
 * two classes for what Jetty answers by itself.
 */
final class DemoServer implements AutoCloseable {

  private static final long STOP_MILLIS = 4_000;

  /** How long a request in flight may wait for its client once the server stops; Jetty's is 1 s. */
  private static final long STOP_IDLE_MILLIS = 3_000;

  private final Settings settings;
  private final Outcry outcry;
  private final Database database;
  private final Warehouse warehouse;
  private final StoryLog story;
  private final ValidatorFactory validators = validators();
  private final QueuedThreadPool threads = new QueuedThreadPool();
  private final Server server = new Server(threads);
  private final ServerConnector connector;
  private final HealthChecks checks;
  private @Nullable HealthServer health;

  private DemoServer(
      Settings settings, Outcry outcry, StoryLog story, Database database, Warehouse warehouse) {
    this.settings = settings;
    this.outcry = outcry;
    this.story = story;
    this.database = database;
    this.warehouse = warehouse;
    this.checks =
        HealthChecks.builder().ready("db", HealthChecks.dataSource(database.connections())).build();
    threads.setName("http");
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(shop()));
    server.setErrorHandler(new ConnectorErrors(outcry));
    server.setStopTimeout(STOP_MILLIS); // for the requests in flight
  }

  private ServletContextHandler shop() {
    ServletContextHandler context =
        new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
    context.addServletContainerInitializer(
        (classes, servletContext) ->
            OutcryServlets.with(outcry)
                .filter(filter())
                .health(checks)
                .ledger("/failures", Access.loopback())
                .install(servletContext));
    context.setErrorHandler(new ErrorPages(OutcryServlets.ERROR_PATH));
    context.addServlet(
        new OrdersServlet(new Orders(database.connections()), validators.getValidator()),
        "/orders/*");
    context.addServlet(new StockServlet(warehouse), "/stock");
    context.addServlet(upload(), "/upload");
    context.addServlet(fail(), "/fail/*");
    addGallery(context);
    context.addServlet(new NotFoundServlet(), "/");
    return context;
  }

  private static ServletHolder upload() {
    ServletHolder upload = new ServletHolder(new UploadServlet());
    upload.getRegistration().setMultipartConfig(UploadServlet.limits());
    return upload;
  }

  private static ServletHolder fail() {
    ServletHolder fail = new ServletHolder(new FailServlet());
    fail.setAsyncSupported(true);
    return fail;
  }

  /** The page, and what its buttons need: for whoever sits at this machine. */
  private void addGallery(ServletContextHandler context) {
    ServletHolder gallery = new ServletHolder(new GalleryServlet());
    context.addServlet(gallery, "");
    context.addServlet(gallery, "/gallery/*");
    context.addServlet(new StoryServlet(story, Access.loopback()), "/story/*");
    context.addServlet(
        new DatabaseServlet(database.connections(), Access.loopback()), "/database/*");
  }

  /** Shows what an application can add to the context of each request: here its language. */
  private ErrorFilter filter() {
    return ErrorFilter.builder(outcry)
        .context((request, context) -> context.attachment(Locale.class, request.getLocale()))
        .build();
  }

  /** Messages in the language of the request, English by default; no expressions are needed. */
  private static ValidatorFactory validators() {
    LocaleResolver caller =
        known ->
            RequestContext.current()
                .map(request -> request.attachment(Locale.class, known::getDefaultLocale))
                .orElse(known.getDefaultLocale());
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .messageInterpolator(
            new ParameterMessageInterpolator(Set.of(), Locale.ENGLISH, caller, false))
        .buildValidatorFactory();
  }

  /**
   * Opens the database and listens.
   *
   * @throws Exception whatever Jetty or the database says
   */
  static DemoServer start(Settings settings, Outcry outcry, StoryLog story) throws Exception {
    DemoServer demo =
        new DemoServer(
            settings, outcry, story, Database.open(settings.jdbcUrl()), Warehouse.start());
    try {
      demo.server.start();
      return demo;
    } catch (Exception | Error failed) {
      demo.close();
      throw failed;
    }
  }

  /** With the port that was taken, where the settings left it open. */
  String url() {
    return Settings.url(settings.host(), connector.getLocalPort());
  }

  /**
   * Answers the probes on this port as well.
   *
   * @return with the port that was taken
   * @throws Exception whatever Jetty says
   */
  String answerProbes(int port) throws Exception {
    HealthServer started = HealthServer.start(settings.host(), port, checks);
    this.health = started;
    return Settings.url(settings.host(), started.port());
  }

  /**
   * Says that it is not ready, gives load balancers the time to notice, stops accepting, waits for
   * the requests in flight, then closes the probes' own port and the database. One that fails is
   * logged, and does not keep the next from closing.
   */
  @Override
  public void close() {
    if (server.isStarted()) { // else nobody has heard that it is ready
      checks.drain();
      outcry.guard("drain", () -> Thread.sleep(settings.drain().toMillis()));
    }
    outcry.guard("stop the server", server::stop);
    if (health != null) {
      outcry.guard("stop answering probes", health::stop);
    }
    checks.close();
    outcry.guard("close the warehouse", warehouse::close);
    outcry.guard("close the validators", validators::close);
    outcry.guard("close the database", database::close);
  }
}
