package dev.outcry.containers.app;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import dev.outcry.servlet.ErrorFilter.SendErrors;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Paths with filters of their own, beside or around the one that is mounted for all. */
final class Mountings {

  /** Where that one is excluded. */
  static final String[] EXCLUDED = {"/outside/*", "/by-class/*", "/passing/*", "/other/*"};

  /** All paths of the actions. */
  static final String[] ACTIONS = {
    "/do/*", "/outside/*", "/by-class/*", "/passing/*", "/other/*", "/nested/*", "/buffered/*"
  };

  private Mountings() {}

  /** Filters that are to be around ours. */
  static void addBefore(ServletContext context) {
    FilterRegistration.Dynamic buffering = context.addFilter("buffering", new BufferingFilter());
    buffering.setAsyncSupported(true);
    buffering.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/buffered/*");
  }

  static void addAfter(ServletContext context, Outcry outcry) {
    add(context, "by-class", null, ErrorFilter.dispatcherTypes(), "/by-class/*");
    ErrorFilter passing = ErrorFilter.builder(outcry).sendErrors(SendErrors.PASS_THROUGH).build();
    add(context, "passing", passing, ErrorFilter.dispatcherTypes(), "/passing/*");
    Outcry second = Faults.outcry();
    EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
    add(context, "other", new ErrorFilter(second), all, "/other/*", "/nested/*");
    add(context, "same", new ErrorFilter(outcry), all, "/nested/*");
    context.addServlet("own-page", new OwnPage()).addMapping(Application.OWN_PAGE);
  }

  private static void add(
      ServletContext context,
      String name,
      @Nullable Filter filter,
      EnumSet<DispatcherType> types,
      String... paths) {
    FilterRegistration.Dynamic added =
        filter == null
            ? context.addFilter(name, ErrorFilter.class)
            : context.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(types, true, paths);
  }

  /** An error page of the application's own. */
  private static final class OwnPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      Action.print(response, "own page");
    }
  }
}
