package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.OutcryModule;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.InvocationTargetException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one toolkit of a web application. Filter and error page may be mounted by web.xml, in either
 * order: the first of them makes it, and the last that is destroyed closes it. One that was given
 * from code is shared as well, and closed by who made it.
 */
final class SharedOutcry {

  /** The context parameter that names the configuration classes. */
  static final String MODULE_PARAMETER = "outcry.module";

  private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");
  private static final String ATTRIBUTE = SharedOutcry.class.getName();

  private final Outcry outcry;
  private final boolean ours;
  private int users;

  private SharedOutcry(Outcry outcry, boolean ours) {
    this.outcry = outcry;
    this.ours = ours;
  }

  /** The toolkit of this application, if there is one. */
  static @Nullable Outcry find(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof SharedOutcry shared ? shared.outcry : null;
  }

  /**
   * The toolkit for a filter or servlet that starts: the given one, else the application's, else a
   * new one by the context parameter.
   *
   * @throws ServletException if the configuration cannot be loaded
   */
  static synchronized Outcry acquire(ServletContext context, @Nullable Outcry given)
      throws ServletException {
    SharedOutcry shared =
        context.getAttribute(ATTRIBUTE) instanceof SharedOutcry known ? known : null;
    if (shared == null) {
      shared =
          given == null
              ? new SharedOutcry(configured(context), true)
              : new SharedOutcry(given, false);
      context.setAttribute(ATTRIBUTE, shared);
    } else if (given != null && shared.outcry != given) {
      return given; // a second one of the application's own; the first stays the application's
    }
    shared.users++;
    return shared.outcry;
  }

  /** The filter or servlet that acquired it is destroyed. */
  static synchronized void release(ServletContext context, Outcry outcry) {
    if (context.getAttribute(ATTRIBUTE) instanceof SharedOutcry shared && shared.outcry == outcry) {
      shared.users--;
      if (shared.users <= 0) {
        context.removeAttribute(ATTRIBUTE);
        if (shared.ours) {
          shared.outcry.close();
        }
      }
    }
  }

  private static Outcry configured(ServletContext context) throws ServletException {
    Outcry.Builder builder = Outcry.builder();
    String names = context.getInitParameter(MODULE_PARAMETER);
    if (names != null) {
      for (String name : SEPARATORS.splitAsStream(names).filter(n -> !n.isEmpty()).toList()) {
        add(name, context, builder);
      }
    }
    return builder.build();
  }

  private static void add(String name, ServletContext context, Outcry.Builder builder)
      throws ServletException {
    try {
      builder.modules(module(name, context));
    } catch (InvocationTargetException failed) {
      throw thrown(name, failed.getCause());
    } catch (RuntimeException failed) {
      throw thrown(name, failed);
    }
  }

  private static ServletException thrown(String name, @Nullable Throwable failure) {
    return new ServletException(
        "context-param "
            + MODULE_PARAMETER
            + " names \""
            + name
            + "\", which threw "
            + failure
            + "; the application starts when it does not",
        failure);
  }

  private static OutcryModule module(String name, ServletContext context)
      throws ServletException, InvocationTargetException {
    try {
      return context
          .getClassLoader()
          .loadClass(name)
          .asSubclass(OutcryModule.class)
          .getConstructor()
          .newInstance();
    } catch (InvocationTargetException failed) {
      throw failed;
    } catch (ReflectiveOperationException | ClassCastException | LinkageError broken) {
      throw new ServletException(
          "context-param "
              + MODULE_PARAMETER
              + " names \""
              + name
              + "\", which cannot be used: it has to be a public class of the application with a"
              + " public constructor without parameters that implements "
              + OutcryModule.class.getName(),
          broken);
    }
  }
}
