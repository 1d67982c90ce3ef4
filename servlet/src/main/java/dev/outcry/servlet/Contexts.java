package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.context.RequestIds;
import dev.outcry.context.TraceContext;
import dev.outcry.scrub.Scrubbers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the context of a request. */
final class Contexts {

  private static final Logger LOGGER = LoggerFactory.getLogger(Contexts.class);

  private Contexts() {}

  /** What cannot be read is left out; an id there is always. */
  static RequestContext of(HttpServletRequest request, Setup setup) {
    Outcry outcry = setup.outcry();
    FilterOptions options = setup.options();
    RequestIds ids = outcry.requestIds();
    String requestId = null;
    String method = null;
    String path = null;
    String remoteAddr = null;
    TraceContext trace = null;
    String query = null;
    try {
      boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
      method = failed ? ContainerQuirks.failedMethod(request) : request.getMethod();
      path = failed ? RequestPaths.ofFailed(request) : RequestPaths.of(request);
      String peer = request.getRemoteAddr();
      remoteAddr = RemoteAddresses.of(peer, options.remoteAddress(), outcry.pseudonymizer());
      requestId = ids.accept(request, Contexts::lines, peer);
      trace = trace(request, ids, peer);
      query = options.logsQuery() ? request.getQueryString() : null;
    } catch (Throwable broken) { // a wrapper or a container that fails; the request may be fine
      warn("the context of a request could not be read", broken);
    }
    boolean ownScrubber = hasItsOwnScrubber(outcry);
    // only now, and handed to nobody, so that the compiler can do without the object
    RequestContext.Builder context = RequestContext.builder();
    context.method(method).path(path).remoteAddr(remoteAddr).trace(trace).query(query);
    if (requestId != null) {
      context.requestId(requestId);
    }
    if (ownScrubber) {
      context.scrubber(outcry.scrubber());
    }
    if (options.context() != null) {
      add(options.context(), request, context);
    }
    return context.build();
  }

  @SuppressWarnings("ReferenceEquality") // the default one needs no mention
  private static boolean hasItsOwnScrubber(Outcry outcry) {
    return outcry.scrubber() != Scrubbers.defaults();
  }

  private static @Nullable TraceContext trace(
      HttpServletRequest request, RequestIds ids, @Nullable String peer) {
    List<String> lines = lines(request, "traceparent");
    return !lines.isEmpty() && ids.trusts(peer) ? TraceContext.parse(lines).orElse(null) : null;
  }

  private static void add(
      BiConsumer<HttpServletRequest, RequestContext.Builder> more,
      HttpServletRequest request,
      RequestContext.Builder context) {
    try {
      more.accept(request, context);
    } catch (Throwable broken) { // foreign code; the request itself is fine
      warn("the context of a request could not be added to", broken);
    }
  }

  static void warn(String text, Throwable broken) {
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
