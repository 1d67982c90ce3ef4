package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.report.FailureLedger;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mounts the toolkit from code, and finds it again.
 *
 * <pre>{@code
 * OutcryServlets.with(outcry).install(servletContext);
 * }</pre>
 *
 * <p>Thread-safe.
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

  /** Starts an installation of this toolkit. Who made it closes it. */
  public static Installation with(Outcry outcry) {
    return new Installation(outcry);
  }

  /** The toolkit of a web application, once its filter or error page has started. */
  public static Optional<Outcry> outcry(ServletContext context) {
    return Optional.ofNullable(SharedOutcry.find(context));
  }

  /** The context of a request that has passed the filter. */
  public static Optional<RequestContext> context(ServletRequest request) {
    return Optional.ofNullable(Exchange.of(request)).map(Exchange::context);
  }

  /** What is mounted together; not thread-safe. */
  public static final class Installation {
    private final Outcry outcry;
    private @Nullable ErrorFilter filter;
    private @Nullable String ledgerPath;
    private @Nullable Access ledgerAccess;

    private Installation(Outcry outcry) {
      this.outcry = outcry;
    }

    /** Mounts this filter, which has options of its own, in the place of one with the defaults. */
    public Installation filter(ErrorFilter filter) {
      this.filter = filter;
      return this;
    }

    /**
     * Mounts a {@link FailureLedgerServlet} that shows the toolkit's ledger to those whom this
     * allows.
     *
     * @param path such as {@code /failures}
     * @throws IllegalArgumentException if the path does not begin with a slash, or ends with one or
     *     with a star
     */
    public Installation ledger(String path, Access access) {
      if (!path.startsWith("/") || path.endsWith("/") || path.endsWith("*")) {
        throw new IllegalArgumentException(
            "the ledger is mounted at a path such as /failures, not at \"" + path + '"');
      }
      this.ledgerPath = path;
      this.ledgerAccess = Objects.requireNonNull(access, "access");
      return this;
    }

    /**
     * Mounts the filter, first in the chain and for every path, and the error page at {@link
     * #ERROR_PATH}. Call it while the application starts, from a {@code ServletContextListener} or
     * a {@code ServletContainerInitializer}.
     *
     * @throws IllegalStateException if it is mounted already, the application has started, or a
     *     ledger is to be shown and the toolkit has none
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
      if (ledgerPath != null && ledgerAccess != null) {
        mountLedger(context, ledgerPath, ledgerAccess);
      }
    }

    private void mountLedger(ServletContext context, String path, Access access) {
      FailureLedger ledger =
          outcry
              .ledger()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "there is no ledger to show at "
                              + path
                              + ": Outcry.builder().ledger(FailureLedger.create())"));
      ServletRegistration.Dynamic mounted =
          context.addServlet("outcry-ledger", new FailureLedgerServlet(ledger, access));
      if (mounted == null || !mounted.addMapping(path + "/*").isEmpty()) {
        throw new IllegalStateException(
            "the servlet \"outcry-ledger\" or something at " + path + " is in this application");
      }
      mounted.setAsyncSupported(true);
    }
  }
}
