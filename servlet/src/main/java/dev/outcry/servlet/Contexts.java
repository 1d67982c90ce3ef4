package dev.outcry.servlet;

import dev.outcry.context.RequestContext;
import dev.outcry.context.RequestIds;
import dev.outcry.context.TraceContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the context of a request. */
final class Contexts {

  private static final Logger LOGGER = LoggerFactory.getLogger(Contexts.class);

  private Contexts() {}

  /** What cannot be read is left out; an id there is always. */
  static RequestContext of(HttpServletRequest request, RequestIds ids, FilterOptions options) {
    RequestContext.Builder context = RequestContext.builder();
    try {
      describe(request, ids, options, context);
    } catch (Throwable broken) { // a wrapper or a container that fails; the request may be fine
      warn("the context of a request could not be read", broken);
    }
    try {
      options.context().accept(request, context);
    } catch (Throwable broken) { // foreign code; the request itself is fine
      warn("the context of a request could not be added to", broken);
    }
    return context.build();
  }

  private static void describe(
      HttpServletRequest request,
      RequestIds ids,
      FilterOptions options,
      RequestContext.Builder context) {
    boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
    String peer = request.getRemoteAddr();
    context
        .method(failed ? ContainerQuirks.failedMethod(request) : request.getMethod())
        .path(failed ? RequestPaths.ofFailed(request) : RequestPaths.of(request))
        .remoteAddr(RemoteAddresses.of(peer, options.remoteAddress()))
        .requestId(ids.accept(name -> lines(request, name), peer));
    if (ids.trusts(peer)) {
      TraceContext.parse(lines(request, "traceparent")).ifPresent(context::trace);
    }
  }

  private static void warn(String text, Throwable broken) {
    try {
      LOGGER.warn(text, broken);
    } catch (Throwable noLog) {
      // the request goes on without a context that is whole, and without a word about it
    }
  }

  /** The lines of a header; empty where it is absent. */
  static List<String> lines(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    if (values == null || !values.hasMoreElements()) {
      return List.of();
    }
    String first = values.nextElement();
    if (!values.hasMoreElements()) {
      return List.of(first);
    }
    List<String> all = new ArrayList<>(List.of(first));
    values.asIterator().forEachRemaining(all::add);
    return all;
  }
}
