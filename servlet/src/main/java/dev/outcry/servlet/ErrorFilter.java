package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what fails behind it. It gives every request its id and context, traps exceptions and
 * {@code sendError}, writes the envelope, and records each failure once.
 *
 * <p>Mount it first in the chain, for {@code /*}, with {@link #dispatcherTypes()} and asynchronous
 * requests supported; {@link OutcryServlets#with} does that in one line. By web.xml:
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>outcry</filter-name>
 *   <filter-class>dev.outcry.servlet.ErrorFilter</filter-class>
 *   <async-supported>true</async-supported>
 * </filter>
 * <filter-mapping>
 *   <filter-name>outcry</filter-name>
 *   <url-pattern>/*</url-pattern>
 *   <dispatcher>REQUEST</dispatcher>
 *   <dispatcher>ASYNC</dispatcher>
 *   <dispatcher>ERROR</dispatcher>
 * </filter-mapping>
 * }</pre>
 *
 * <p>Before the response is committed nothing is thrown on to the container, {@code Error}s
 * included. After that the failure is recorded and the response broken off, so that the client
 * notices.
 *
 * <p>Thread-safe once initialised.
 *
 * @since 0.1.0
 */
public final class ErrorFilter implements Filter {

  /** In which form the caller's address goes into logs. */
  public enum RemoteAddress {
    /** As it is. It is personal data. */
    FULL,
    /** Its network: IPv4 without the last byte, of IPv6 the first 48 bits. The default. */
    TRUNCATED,
    /** By what the toolkit's pseudonymizer makes of it: the same caller, without who it is. */
    PSEUDONYM,
    /** Not at all. */
    OMITTED
  }

  /** What happens with an application's {@code sendError}. */
  public enum SendErrors {
    /** The filter answers with the envelope. The default. */
    ANSWER,
    /** The container goes on with it: for applications that have error pages of their own. */
    PASS_THROUGH
  }

  /** Who reads the text that an application gives to {@code sendError}. */
  public enum SendErrorText {
    /** The log alone: containers and libraries put class names there. The default. */
    HIDE,
    /** The client as well: it becomes the description, scrubbed. */
    SHOW
  }

  private final @Nullable Outcry given;
  private final FilterOptions options;
  private @Nullable ServletContext servletContext;
  private @Nullable Outcry outcry;
  private @Nullable RequestGuard guard;
  private @Nullable MountingCheck mounting;

  /** For web.xml: the configuration comes from the context parameter {@code outcry.module}. */
  public ErrorFilter() {
    this(null, FilterOptions.DEFAULTS);
  }

  /**
   * Answers by this toolkit. Who made it closes it.
   *
   * @param outcry the toolkit
   */
  public ErrorFilter(Outcry outcry) {
    this(outcry, FilterOptions.DEFAULTS);
  }

  private ErrorFilter(@Nullable Outcry given, FilterOptions options) {
    this.given = given;
    this.options = options;
  }

  /**
   * Starts a filter with options. Who made the toolkit closes it.
   *
   * @param outcry the toolkit
   * @return a builder
   */
  public static Builder builder(Outcry outcry) {
    return new Builder(outcry);
  }

  /**
   * {@return the dispatcher types that the filter is to be mapped for: REQUEST, ASYNC and ERROR}
   */
  public static EnumSet<DispatcherType> dispatcherTypes() {
    return EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    ServletContext context = config.getServletContext();
    Outcry acquired = SharedOutcry.acquire(context, given);
    this.servletContext = context;
    this.outcry = acquired;
    this.guard = new RequestGuard(Setup.of(acquired, options));
    MountingCheck check = MountingCheck.of(context);
    check.started(context, config.getFilterName(), options.sendErrors());
    this.mounting = check;
  }

  @Override
  public void destroy() {
    if (servletContext != null && outcry != null) {
      SharedOutcry.release(servletContext, outcry);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (mounting != null) {
      mounting.passes(request);
    }
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse
        && !isExcluded(httpRequest)) {
      guard().filter(httpRequest, httpResponse, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private RequestGuard guard() {
    RequestGuard own = guard;
    if (own == null) {
      throw new IllegalStateException("the filter was used before init(FilterConfig)");
    }
    return own;
  }

  private boolean isExcluded(HttpServletRequest request) {
    return !options.excluded().isEmpty() && options.excluded().hold(RequestPaths.of(request));
  }

  /** Collects the options of a filter; not thread-safe. */
  public static final class Builder {
    private final Outcry outcry;
    private final Set<String> keptHeaders = new HashSet<>();
    private final List<String> excluded = new ArrayList<>();
    private RemoteAddress remoteAddress = RemoteAddress.TRUNCATED;
    private SendErrors sendErrors = SendErrors.ANSWER;
    private SendErrorText sendErrorText = SendErrorText.HIDE;
    private boolean logsQuery;
    private @Nullable Function<HttpServletRequest, @Nullable String> user;
    private @Nullable BiConsumer<HttpServletRequest, RequestContext.Builder> context;

    private Builder(Outcry outcry) {
      this.outcry = outcry;
    }

    /**
     * Sets in which form the caller's address goes into logs. Default: its network.
     *
     * @param form how much of it
     * @return this builder
     */
    public Builder remoteAddress(RemoteAddress form) {
      this.remoteAddress = form;
      return this;
    }

    /**
     * Adds response headers that survive into the answer beside those for CORS, caching by {@code
     * Vary}, cookies and browser policies.
     *
     * @param names compared without case
     * @return this builder
     * @throws IllegalArgumentException if one is no header's name, or describes the lost body
     */
    public Builder keepHeaders(String... names) {
      for (String name : names) {
        KeptHeaders.requireKeepable(name);
      }
      for (String name : names) {
        keptHeaders.add(name.toLowerCase(Locale.ROOT));
      }
      return this;
    }

    /**
     * Has the query string in the failure line, its values scrubbed and masked by name. Default: it
     * is in none.
     *
     * @return this builder
     */
    public Builder logQuery() {
      this.logsQuery = true;
      return this;
    }

    /**
     * Sets who answers an error that the application sends. Default: the filter answers.
     *
     * @param sendErrors what happens to them
     * @return this builder
     */
    public Builder sendErrors(SendErrors sendErrors) {
      this.sendErrors = sendErrors;
      return this;
    }

    /**
     * Sets who reads the text of an error that the application sends. Default: the log alone.
     *
     * @param sendErrorText whether it is shown
     * @return this builder
     */
    public Builder sendErrorText(SendErrorText sendErrorText) {
      this.sendErrorText = sendErrorText;
      return this;
    }

    /**
     * Sets what tells the id of a request's user; null means unknown. It is asked when the request
     * fails, with the container's request, on the thread that the failure is seen on. The log and
     * the handlers get what the toolkit's pseudonymizer makes of the id, never the id. What it
     * throws is logged and harms nobody. Default: nobody is asked.
     *
     * @param user gives the id of the user who makes a request; null if unknown
     * @return this builder
     */
    public Builder user(Function<HttpServletRequest, @Nullable String> user) {
      this.user = Objects.requireNonNull(user, "user");
      return this;
    }

    /**
     * Adds paths that the filter leaves alone: {@code /app/*} with all that is below it, or exactly
     * {@code /app}.
     *
     * @param paths patterns of paths
     * @return this builder
     * @throws IllegalArgumentException if one has another form
     */
    public Builder exclude(String... paths) {
      excluded.addAll(List.of(paths));
      PathPatterns.of(excluded); // refuses the wrong ones where they are written
      return this;
    }

    /**
     * Adds to the context of each request as it begins. What it throws is logged and harms nobody.
     *
     * @param context adds to what it is given
     * @return this builder
     */
    public Builder context(BiConsumer<HttpServletRequest, RequestContext.Builder> context) {
      this.context = context;
      return this;
    }

    /**
     * Builds the filter.
     *
     * @return the filter
     */
    public ErrorFilter build() {
      return new ErrorFilter(
          outcry,
          new FilterOptions(
              Set.copyOf(keptHeaders),
              PathPatterns.of(excluded),
              remoteAddress,
              logsQuery,
              sendErrors,
              sendErrorText,
              user,
              context));
    }
  }
}
