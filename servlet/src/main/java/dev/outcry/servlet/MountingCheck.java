package dev.outcry.servlet;

import dev.outcry.servlet.ErrorFilter.SendErrors;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a mounting with a gap, once per gap and application. It harms nothing: what it cannot
 * find out it is silent about, and nothing that fails in here leaves it.
 *
 * <p>The Servlet API tells the paths of a filter and whether a servlet is mounted. It tells neither
 * the order of the filters, nor dispatcher types, nor support of asynchronous requests, nor error
 * pages; the first three show at the first request that is concerned. An application keeps it in an
 * attribute, so that all that is ours in there shares it.
 */
final class MountingCheck {

  private enum Gap {
    PATHS,
    PAGE,
    ASYNC_SUPPORT,
    ORDER,
    ASYNC_DISPATCH,
    ERROR_DISPATCH
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(ErrorFilter.class);
  private static final String ATTRIBUTE = MountingCheck.class.getName();

  private static final int REQUEST_SEEN = 1;
  private static final int ASYNC_SEEN = 2;

  private final Set<Gap> told = ConcurrentHashMap.newKeySet();

  /** All that a request without a gap costs is a look at this. */
  private volatile int seen;

  private volatile String filterClass = ErrorFilter.class.getName();

  /** The one of this application, which begins with its first filter. */
  static MountingCheck of(ServletContext context) {
    try {
      synchronized (MountingCheck.class) {
        MountingCheck known = find(context);
        if (known != null) {
          return known;
        }
        MountingCheck check = new MountingCheck();
        context.setAttribute(ATTRIBUTE, check);
        return check;
      }
    } catch (Throwable broken) {
      return new MountingCheck();
    }
  }

  private static @Nullable MountingCheck find(@Nullable ServletContext context) {
    return context != null && context.getAttribute(ATTRIBUTE) instanceof MountingCheck check
        ? check
        : null;
  }

  /** A filter of ours starts under this name. */
  void started(ServletContext context, String name, SendErrors sendErrors) {
    try {
      Registrations registrations = new Registrations(context);
      filterClass = registrations.classOfFilter(name);
      warn(Gap.PATHS, registrations.gapInPaths(name));
      if (sendErrors == SendErrors.ANSWER) { // else it may well have error pages of its own
        warn(Gap.PAGE, registrations.gapInErrorPage());
      }
    } catch (Throwable broken) {
      // a container that does not tell: no gap is known
    }
  }

  /** A request reaches a filter of ours. */
  void passes(ServletRequest request) {
    int before = seen;
    if (before != (REQUEST_SEEN | ASYNC_SEEN)) {
      try {
        look(request, before);
      } catch (Throwable broken) {
        // the request is more important
      }
    }
  }

  private void look(ServletRequest request, int before) {
    DispatcherType dispatch = request.getDispatcherType();
    if (dispatch == DispatcherType.ASYNC && (before & ASYNC_SEEN) == 0) {
      saw(ASYNC_SEEN);
    } else if (dispatch == DispatcherType.REQUEST && (before & REQUEST_SEEN) == 0) {
      saw(REQUEST_SEEN);
      if (!request.isAsyncSupported()) {
        warn(
            Gap.ASYNC_SUPPORT,
            "the filter, or one before it (in Undertow: any in the chain), does not support"
                + " asynchronous requests, so that startAsync() fails; write"
                + " <async-supported>true</async-supported> in its <filter>, or"
                + " setAsyncSupported(true) on its registration");
      }
      warnOfOrder(FilterStack.others(filterClass));
    }
  }

  private synchronized void saw(int what) {
    seen |= what;
  }

  private void warnOfOrder(List<String> before) {
    if (!before.isEmpty()) {
      warn(
          Gap.ORDER,
          "the filter is not the first: "
              + String.join(", ", before)
              + " runs around it, and what fails there has neither its request id nor its answer;"
              + " write the <filter-mapping> of the filter before all others, or call"
              + " OutcryServlets.with(outcry).install(context) before other filters are added");
    }
  }

  /** The container has dispatched to the error page. */
  static void atErrorPage(ServletRequest request, DispatcherType dispatch) {
    try {
      MountingCheck check = find(request.getServletContext());
      if (check == null || check.told.contains(gapOf(dispatch)) || FilterStack.holdsOurs()) {
        return;
      }
      check.warnOfDispatch(dispatch);
    } catch (Throwable broken) {
      // the answer is more important
    }
  }

  /**
   * An asynchronous cycle is about to be dispatched: the filter has to see it before it completes.
   *
   * @return what is to be told of its completion; null if nothing is left to find out
   */
  static @Nullable MountingCheck dispatching(ServletRequest request) {
    try {
      MountingCheck check = find(request.getServletContext());
      return check == null || (check.seen & ASYNC_SEEN) != 0 ? null : check;
    } catch (Throwable broken) {
      return null;
    }
  }

  /** A dispatched cycle is complete. */
  void dispatched() {
    if ((seen & ASYNC_SEEN) == 0) {
      warnOfDispatch(DispatcherType.ASYNC);
    }
  }

  private void warnOfDispatch(DispatcherType missed) {
    warn(
        gapOf(missed),
        "the filter is not mapped for the dispatcher type "
            + missed
            + ": such a dispatch has passed it by; write <dispatcher>"
            + missed
            + "</dispatcher> in its <filter-mapping>, beside those for REQUEST and "
            + (missed == DispatcherType.ASYNC ? DispatcherType.ERROR : DispatcherType.ASYNC)
            + ", or addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, \"/*\")");
  }

  private static Gap gapOf(DispatcherType missed) {
    return missed == DispatcherType.ASYNC ? Gap.ASYNC_DISPATCH : Gap.ERROR_DISPATCH;
  }

  private void warn(Gap gap, @Nullable String text) {
    try {
      if (text != null && told.add(gap)) {
        LOGGER.warn("mounting: {}", text);
      }
    } catch (Throwable noLog) {
      // nothing is left to say it with
    }
  }
}
