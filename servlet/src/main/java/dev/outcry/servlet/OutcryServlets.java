package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.health.HealthChecks;
import dev.outcry.report.FailureLedger;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts the toolkit from code, and finds it again.
 *
 * <pre>{@code
 * OutcryServlets.with(outcry).health(checks).install(servletContext);
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class OutcryServlets {

  /**
   * Where {@link Installation#install} mounts the error page. The Servlet API cannot declare error
   * pages from code, so a line for the container does:
   *
   * <ul>
   *   <li>web.xml: {@code <error-page><location>/outcry-error</location></error-page>}
   *   <li>Jetty: {@code errorHandler.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE,
   *       ERROR_PATH)}
   *   <li>Tomcat: {@code ErrorPage page = new ErrorPage(); page.setLocation(ERROR_PATH);
   *       context.addErrorPage(page)}
   *   <li>Undertow: {@code deployment.addErrorPage(new ErrorPage(ERROR_PATH))}
   * </ul>
   */
  public static final String ERROR_PATH = "/outcry-error";

  private OutcryServlets() {}

  /**
   * Starts an installation of this toolkit. Who made it closes it.
   *
   * @param outcry the toolkit
   * @return an installation
   */
  public static Installation with(Outcry outcry) {
    return new Installation(outcry);
  }

  /**
   * {@return the toolkit of a web application, once its filter or error page has started}
   *
   * @param context the web application
   */
  public static Optional<Outcry> outcry(ServletContext context) {
    return Optional.ofNullable(SharedOutcry.find(context));
  }

  /**
   * {@return the context of a request that has passed the filter}
   *
   * @param request the request
   */
  public static Optional<RequestContext> context(ServletRequest request) {
    return Optional.ofNullable(Exchange.of(request)).map(Exchange::context);
  }

  /** What is mounted together; not thread-safe. */
  public static final class Installation {
    private final Outcry outcry;
    private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    private @Nullable ErrorFilter filter;

    private Installation(Outcry outcry) {
      this.outcry = outcry;
    }

    /**
     * Mounts this filter, which has options of its own, in the place of one with the defaults.
     *
     * @param filter the filter
     * @return this installation
     */
    public Installation filter(ErrorFilter filter) {
      this.filter = filter;
      return this;
    }

    /**
     * Mounts both probes: {@link LivenessServlet} at {@code /health} and {@link ReadinessServlet}
     * at {@code /ready}, which shows the checks to everybody. Who built the checks closes them.
     *
     * @param checks the checks
     * @return this installation
     */
    public Installation health(HealthChecks checks) {
      return probes(new ReadinessServlet(checks));
    }

    /**
     * As {@link #health(HealthChecks)}, but the checks are seen by those whom this allows.
     *
     * @param checks the checks
     * @param access who may see it
     * @return this installation
     */
    public Installation health(HealthChecks checks, Access access) {
      return probes(new ReadinessServlet(checks, access));
    }

    private Installation probes(ReadinessServlet readiness) {
      servlets.put("/health", new LivenessServlet());
      servlets.put("/ready", readiness);
      return this;
    }

    /**
     * Mounts a {@link FailureLedgerServlet} that shows the toolkit's ledger to those whom this
     * allows.
     *
     * @param path such as {@code /failures}
     * @param access who may see it
     * @return this installation
     * @throws IllegalArgumentException if the path does not begin with a slash, or ends with one or
     *     with a star
     * @throws IllegalStateException if the toolkit has no ledger
     */
    public Installation ledger(String path, Access access) {
      if (!path.startsWith("/") || path.endsWith("/") || path.endsWith("*")) {
        throw new IllegalArgumentException(
            "the ledger is mounted at a path such as /failures, not at \"" + path + '"');
      }
      FailureLedger ledger =
          outcry
              .ledger()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "there is no ledger to show at "
                              + path
                              + ": Outcry.builder().ledger(FailureLedger.create())"));
      servlets.put(path + "/*", new FailureLedgerServlet(ledger, access));
      return this;
    }

    /**
     * Mounts the filter, first in the chain and for every path, the error page at {@link
     * #ERROR_PATH}, and what else was asked for. Call it while the application starts, from a
     * {@code ServletContextListener} or a {@code ServletContainerInitializer}.
     *
     * @param context the web application
     * @throws IllegalStateException if it is mounted already, the application has started, or
     *     something else answers one of the paths
     */
    public void install(ServletContext context) {
      FilterRegistration.Dynamic mounted =
          context.addFilter("outcry", filter == null ? new ErrorFilter(outcry) : filter);
      ServletRegistration.Dynamic page =
          context.addServlet("outcry-error-page", new ErrorPageServlet(outcry));
      if (mounted == null || page == null) {
        throw new IllegalStateException(
            "the filter \"outcry\" or the servlet \"outcry-error-page\" is in this application"
                + " already: mount it once, by web.xml or from code");
      }
      mounted.setAsyncSupported(true);
      mounted.addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, "/*");
      page.setAsyncSupported(true);
      page.addMapping(ERROR_PATH);
      servlets.forEach((path, servlet) -> mount(context, path, servlet));
    }

    /** Before the first request: that one might be a probe, and would wait for the servlet. */
    private static void mount(ServletContext context, String path, HttpServlet servlet) {
      ServletRegistration.Dynamic mounted = context.addServlet("outcry" + path, servlet);
      if (mounted == null || !mounted.addMapping(path).isEmpty()) {
        throw new IllegalStateException(
            "something in this application answers "
                + path
                + " already; mount this one at another path: addServlet(\"probe\", new "
                + servlet.getClass().getSimpleName()
                + "(..)).addMapping(..)");
      }
      mounted.setAsyncSupported(true);
      mounted.setLoadOnStartup(1);
    }
  }
}
