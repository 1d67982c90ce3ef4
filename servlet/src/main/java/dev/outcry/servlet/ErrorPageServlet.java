package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers failures that never reached the filter: a servlet that could not start, a filter before
 * ours, a {@code sendError} that was passed on. It is the target of the container's error dispatch:
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>outcry-error-page</servlet-name>
 *   <servlet-class>dev.outcry.servlet.ErrorPageServlet</servlet-class>
 *   <async-supported>true</async-supported>
 * </servlet>
 * <servlet-mapping>
 *   <servlet-name>outcry-error-page</servlet-name>
 *   <url-pattern>/outcry-error</url-pattern>
 * </servlet-mapping>
 * <error-page>
 *   <location>/outcry-error</location>
 * </error-page>
 * }</pre>
 *
 * <p>The envelope is the same as the filter's. If the filter has seen the request, its id and log
 * line stay the only ones; else the page makes them. Called directly it is a 404; included, or
 * after the response was committed, it writes nothing, but a failure that nobody has recorded gets
 * its line. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ErrorPageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Outcry given;
  private transient @Nullable Outcry outcry;
  private transient @Nullable Setup setup;

  /** For web.xml: the configuration comes from the context parameter {@code outcry.module}. */
  public ErrorPageServlet() {
    this.given = null;
  }

  /**
   * Answers by this toolkit. Who made it closes it.
   *
   * @param outcry the toolkit
   */
  public ErrorPageServlet(Outcry outcry) {
    this.given = outcry;
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    Outcry acquired = SharedOutcry.acquire(config.getServletContext(), given);
    this.outcry = acquired;
    this.setup = Setup.of(acquired, FilterOptions.DEFAULTS);
  }

  @Override
  public void destroy() {
    if (outcry != null) {
      SharedOutcry.release(getServletContext(), outcry);
    }
  }

  /** Every method: an error page with a doGet alone turns a failed POST into a 405. */
  @Override
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    DispatcherType dispatch = request.getDispatcherType();
    Exchange begun = dispatch == DispatcherType.ASYNC ? Exchange.of(request) : null;
    if (begun != null || dispatch == DispatcherType.ERROR) {
      MountingCheck.atErrorPage(request, dispatch);
    }
    if (begun != null) {
      begun.afterTheEnd();
    }
    if (response.isCommitted()) {
      recordAlone(request, dispatch);
      return;
    }
    if (dispatch == DispatcherType.INCLUDE) {
      return;
    }
    Exchange exchange = exchange(request);
    try (RequestContext.Scope scope = exchange.open()) {
      if (dispatch == DispatcherType.ERROR) {
        exchange.failedOutside(
            ContainerQuirks.failedWith(request),
            ContainerQuirks.failedStatus(request),
            request,
            response);
      } else {
        exchange.failedOutside(null, 404, request, response);
      }
    }
  }

  /**
   * Tomcat includes the page's output into a response that failed after the commit; others may
   * dispatch to it. A filter around ours may have failed there, and this is who is told.
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  private void recordAlone(HttpServletRequest request, DispatcherType dispatch) {
    Throwable error = ContainerQuirks.failedWith(request);
    if (error == null || (dispatch != DispatcherType.ERROR && dispatch != DispatcherType.INCLUDE)) {
      return;
    }
    Exchange exchange = exchange(request);
    try (RequestContext.Scope scope = exchange.open()) {
      exchange.failures().recordUnlessKnown(error);
    }
  }

  private Exchange exchange(HttpServletRequest request) {
    Exchange known = Exchange.of(request);
    if (known != null) {
      return known;
    }
    Setup own = setup;
    if (own == null) {
      throw new IllegalStateException("the servlet was used before init(ServletConfig)");
    }
    return Exchange.begin(request, own, Contexts.of(request, own));
  }
}
