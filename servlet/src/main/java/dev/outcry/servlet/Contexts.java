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

  static RequestContext of(HttpServletRequest request, RequestIds ids, FilterOptions options) {
    boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
    String peer = request.getRemoteAddr();
    RequestContext.Builder context =
        RequestContext.builder()
            .requestId(ids.accept(name -> lines(request, name), peer))
            .method(failed ? ContainerQuirks.failedMethod(request) : request.getMethod())
            .path(failed ? RequestPaths.ofFailed(request) : RequestPaths.of(request))
            .remoteAddr(RemoteAddresses.of(peer, options.remoteAddress()));
    if (ids.trusts(peer)) {
      TraceContext.parse(lines(request, "traceparent")).ifPresent(context::trace);
    }
    try {
      options.context().accept(request, context);
    } catch (Throwable broken) { // foreign code; the request itself is fine
      LOGGER.warn("the context of a request could not be added to", broken);
    }
    return context.build();
  }

  private static List<String> lines(HttpServletRequest request, String name) {
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
