package dev.outcry.containers.app;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import dev.outcry.servlet.OutcryServlets;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Mounts everything by the Servlet API; the error page is left to the container's launcher. */
public final class Application implements ServletContainerInitializer {

  /** The longest body that a container takes, where it has such a limit for all bodies. */
  public static final int MAX_ENTITY_BYTES = 6 << 20;

  /** What a container serves with: no more, and from the beginning no fewer where it can. */
  public static final int THREADS = 16;

  /** How long a container waits for a client that sends nothing: a slow one is not to be lost. */
  public static final int IDLE_MILLIS = 6_000;

  /** The error page of {@link #OWN_STATUS}, where a container is asked for an answer. */
  public static final String OWN_PAGE = "/own-page";

  public static final int OWN_STATUS = 418;

  private final Outcry outcry = Faults.outcry();

  /** What answers; for what the container refuses before there is an application. */
  public Outcry outcry() {
    return outcry;
  }

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    context.addListener(new Leftovers());
    Mountings.addBefore(context);
    OutcryServlets.with(outcry)
        .filter(ErrorFilter.builder(outcry).exclude(Mountings.EXCLUDED).build())
        .install(context);
    Mountings.addAfter(context, outcry);
    add(context, "actions", new ActionServlet(), Mountings.ACTIONS);
    add(context, "get-only", new GetOnly(), "/get-only");
    add(context, "unavailable", new Unavailable(), "/unavailable");
    add(context, "unavailable-too", new Unavailable(), "/unavailable-too"); // each throws but once
    add(context, "multipart", new InputActions.MultipartServlet(), "/multipart")
        .setMultipartConfig(
            new MultipartConfigElement(System.getProperty("java.io.tmpdir"), 1_000, 3_000, 0));
    ServletRegistration.Dynamic broken =
        context.addServlet("init-fails", InitFails.class); // a class: started by its first request
    broken.setAsyncSupported(true);
    broken.addMapping("/init-fails");
  }

  private static ServletRegistration.Dynamic add(
      ServletContext context, String name, HttpServlet servlet, String... paths) {
    ServletRegistration.Dynamic added = context.addServlet(name, servlet);
    added.setAsyncSupported(true);
    added.addMapping(paths);
    return added;
  }

  /** Tells of a pooled thread that comes to a new request with what an old one has left on it. */
  public static final class Leftovers implements ServletRequestListener {
    private static final Logger LOGGER = LoggerFactory.getLogger("leftovers");

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      Map<String, String> mdc = MDC.getCopyOfContextMap();
      if (mdc != null && !mdc.isEmpty()) {
        LOGGER.error("the thread has an MDC already");
      }
      if (Thread.currentThread().isInterrupted()) {
        LOGGER.error("the thread is interrupted already");
      }
    }
  }

  /** As most servlets are. */
  private static final class GetOnly extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Action.print(response, "ok");
    }
  }

  private static final class Unavailable extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws UnavailableException {
      throw new UnavailableException("not now", 7);
    }
  }

  /** Cannot start. */
  public static final class InitFails extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    public void init() {
      throw new IllegalStateException("init fails");
    }
  }
}
