package dev.outcry.containers.app;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import dev.outcry.servlet.ErrorPageServlet;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mountings by hand, each with one mistake: an application for each, at a path of its own. */
public enum Gap implements ServletContainerInitializer {
  NONE,
  PATHS,
  PAGE,
  ORDER,
  ASYNC_SUPPORT,
  ASYNC_DISPATCH,
  ERROR_DISPATCH;

  /** Where the application is. */
  public String path() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    Outcry outcry = Outcry.create();
    if (this == ORDER) {
      addBefore(context, "/*");
    } else if (this == ERROR_DISPATCH) {
      addBefore(context, "/before");
    }
    FilterRegistration.Dynamic filter = context.addFilter("outcry", new ErrorFilter(outcry));
    filter.setAsyncSupported(this != ASYNC_SUPPORT);
    filter.addMappingForUrlPatterns(types(), false, this == PATHS ? "/do/*" : "/*");
    if (this != PAGE) {
      context
          .addServlet("outcry-error-page", new ErrorPageServlet(outcry))
          .addMapping(OutcryServlets.ERROR_PATH);
    }
    ServletRegistration.Dynamic actions = context.addServlet("actions", new ActionServlet());
    actions.setAsyncSupported(true);
    actions.addMapping("/do/*");
  }

  private EnumSet<DispatcherType> types() {
    EnumSet<DispatcherType> types = ErrorFilter.dispatcherTypes();
    if (this == ASYNC_DISPATCH) {
      types.remove(DispatcherType.ASYNC);
    } else if (this == ERROR_DISPATCH) {
      types.remove(DispatcherType.ERROR);
    }
    return types;
  }

  private static void addBefore(ServletContext context, String path) {
    FilterRegistration.Dynamic before = context.addFilter("before", new Before());
    before.setAsyncSupported(true);
    before.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, path);
  }

  /** Changes nothing, but for a path where it fails. */
  private static final class Before implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request instanceof HttpServletRequest http && http.getServletPath().equals("/before")) {
        throw new ServletException("before the filter");
      }
      chain.doFilter(request, response);
    }
  }
}
