package dev.outcry.servlet;

import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a filter does around a dispatch: finds or begins the exchange, opens its context, shows the
 * application a guarded request and response, and has the exchange answer what comes out of it.
 */
final class RequestGuard {

  private static final Logger LOGGER = LoggerFactory.getLogger(ErrorFilter.class);

  private final Setup setup;

  RequestGuard(Setup setup) {
    this.setup = setup;
  }

  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.of(request);
    if (exchange == null) {
      exchange = begin(request);
    } else if (isInner(exchange, request)) {
      chain.doFilter(request, response); // whoever is around it does it all
      return;
    }
    if (exchange == null) {
      chain.doFilter(request, response); // the error page is the net
      return;
    }
    if (request.getDispatcherType() == DispatcherType.ASYNC && exchange.isOver()) {
      exchange.afterTheEnd();
      if (exchange.isPassedOn()) { // it is not over for the container's own error page
        chain.doFilter(request, response);
      }
      return;
    }
    identify(exchange, response);
    try (RequestContext.Scope scope = exchange.open()) {
      if (request.getDispatcherType() == DispatcherType.ERROR) {
        chain.doFilter(request, response); // the error page answers; here it only gets its context
      } else {
        guard(exchange, request, response, chain);
      }
    }
  }

  /** Mapped twice, mounted twice, or mapped for forwards and includes, which may yet be caught. */
  private static boolean isInner(Exchange exchange, HttpServletRequest request) {
    DispatcherType dispatch = request.getDispatcherType();
    return exchange.isGuarded()
        || dispatch == DispatcherType.FORWARD
        || dispatch == DispatcherType.INCLUDE;
  }

  /** Null if there is no memory for it: that is no reason to refuse a request that may yet work. */
  private @Nullable Exchange begin(HttpServletRequest request) {
    try {
      return Exchange.begin(request, setup, Contexts.of(request, setup));
    } catch (Throwable broken) {
      complain(broken);
      return null;
    }
  }

  private static void complain(Throwable broken) {
    try {
      LOGGER.error("a request goes on without the filter: it could not be prepared", broken);
    } catch (Throwable again) {
      // nothing is left to say it with
    }
  }

  private static void identify(Exchange exchange, HttpServletResponse response) {
    try {
      if (!response.isCommitted()) {
        exchange.identify(response);
      }
    } catch (Throwable broken) {
      // an envelope sets it again; without a failure it may be missing
    }
  }

  /** What the application is to see; null if there is no memory for it. */
  private @Nullable GuardedRequest guarded(
      HttpServletRequest from, HttpServletResponse to, Exchange exchange) {
    try {
      return new GuardedRequest(
          from, new GuardedResponse(to, exchange, setup.options().sendErrors()), exchange);
    } catch (Throwable broken) {
      complain(broken);
      return null;
    }
  }

  private void guard(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    // what the application started the cycle with itself, comes back with the dispatch
    HttpServletRequest from = GuardedRequest.unwrapped(request);
    HttpServletResponse to = GuardedResponse.unwrapped(response);
    GuardedRequest asSeen = guarded(from, to, exchange);
    if (asSeen == null) {
      chain.doFilter(request, response); // as above
      return;
    }
    GuardedResponse guarded = asSeen.response();
    exchange.guarded(from, to, guarded);
    try {
      chain.doFilter(asSeen, guarded);
    } catch (Throwable error) { // Errors too: Tomcat answers nothing after an OutOfMemoryError
      exchange.failed(error, guarded);
      return;
    } finally {
      try {
        guarded.chainReturned(request.isAsyncStarted());
      } finally {
        exchange.unguarded();
      }
    }
    HttpException sent = guarded.takeSentError();
    if (sent != null) {
      exchange.failed(sent);
    } else if (guarded.isPassedOn()) {
      exchange.endAsync(() -> {}); // Tomcat answers at once, and then waits for the timeout
    } else {
      guarded.finishWithoutBody();
    }
  }
}
