package dev.outcry.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: it notices when reading the body fails, because then it
 * is the client that has failed, whatever the application makes of the exception; and when the
 * container does not want to parse it.
 */
final class GuardedRequest extends HttpServletRequestWrapper {

  private final Exchange exchange;
  private final GuardedResponse response;

  /** The stream or the reader, whichever was taken; the container refuses the other. */
  private @Nullable Closeable body;

  private boolean foundParsed;

  GuardedRequest(HttpServletRequest request, GuardedResponse response, Exchange exchange) {
    super(request);
    this.response = response;
    this.exchange = exchange;
  }

  /** The one inside, if this is one of ours from a dispatch before. */
  static HttpServletRequest unwrapped(HttpServletRequest request) {
    return request instanceof GuardedRequest ours
        ? (HttpServletRequest) ours.getRequest()
        : request;
  }

  /** The response of the same dispatch, as the application sees it. */
  GuardedResponse response() {
    return response;
  }

  @Override
  public AsyncContext startAsync() {
    AsyncContext target = super.startAsync();
    return response.hasReturned() // the dispatch that goes on with this one has a guard of its own
        ? target
        : GuardedAsyncContext.begin(target, exchange, this, response);
  }

  @Override
  public AsyncContext startAsync(ServletRequest itsRequest, ServletResponse itsResponse) {
    AsyncContext target = super.startAsync(itsRequest, itsResponse);
    return response.hasReturned()
        ? target
        : GuardedAsyncContext.begin(target, exchange, itsRequest, itsResponse);
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext target = super.getAsyncContext(); // throws where there is none
    AsyncContext cycle = exchange.cycle();
    return cycle == null || exchange.isDispatchedPastUs() ? target : cycle;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body instanceof ServletInputStream known) {
      return known;
    }
    ServletInputStream stream = new GuardedInputStream(super.getInputStream(), exchange);
    body = stream;
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (body instanceof BufferedReader known) {
      return known;
    }
    BufferedReader reader = new BufferedReader(new GuardedReader(super.getReader(), exchange));
    body = reader;
    return reader;
  }

  @Override
  public String getParameter(String name) {
    return parsed(() -> super.getParameter(name));
  }

  @Override
  public String[] getParameterValues(String name) {
    return parsed(() -> super.getParameterValues(name));
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return parsed(super::getParameterNames);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parsed(super::getParameterMap);
  }

  private <T> T parsed(Supplier<T> parameters) {
    try {
      T parsed = parameters.get();
      if (!foundParsed) { // once: a container parses all of them at the first question
        ContainerQuirks.requireParsed(getRequest());
        foundParsed = true;
      }
      return parsed;
    } catch (RuntimeException refused) {
      exchange.failures().bodyRefused(RefusedBody.ofParameters(refused));
      throw refused;
    }
  }

  @Override
  public Part getPart(String name) throws IOException, ServletException {
    try {
      return super.getPart(name);
    } catch (IOException | ServletException | RuntimeException refused) {
      exchange.failures().bodyRefused(RefusedBody.of(refused));
      throw refused;
    }
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    try {
      return super.getParts();
    } catch (IOException | ServletException | RuntimeException refused) {
      exchange.failures().bodyRefused(RefusedBody.of(refused));
      throw refused;
    }
  }

  /** The container's reader, whose failures are noticed. */
  private static final class GuardedReader extends FilterReader {
    private final Exchange exchange;

    GuardedReader(BufferedReader target, Exchange exchange) {
      super(target);
      this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException | NullPointerException failed) {
        throw exchange.failures().readFailed(failed);
      }
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
      try {
        return super.read(characters, offset, length);
      } catch (IOException | NullPointerException failed) {
        throw exchange.failures().readFailed(failed);
      }
    }
  }
}
