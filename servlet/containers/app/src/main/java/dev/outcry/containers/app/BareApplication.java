package dev.outcry.containers.app;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the filter and no error page, neither ours nor of its own. */
public final class BareApplication implements ServletContainerInitializer {

  /** Where the launcher is to mount it. */
  public static final String PATH = "/bare";

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    Outcry outcry = Faults.outcry();
    FilterRegistration.Dynamic filter = context.addFilter("outcry", new ErrorFilter(outcry));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, "/*");
    ServletRegistration.Dynamic actions = context.addServlet("actions", new ActionServlet());
    actions.setAsyncSupported(true);
    actions.addMapping("/do/*");
  }
}
