package dev.outcry.benchmarks;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A container that does nothing, so that what is left is the filter's own work. */
final class Stubs {

  private static final HttpServletRequest NO_REQUEST = unsupported(HttpServletRequest.class);
  private static final HttpServletResponse NO_RESPONSE = unsupported(HttpServletResponse.class);

  private Stubs() {}

  /** The filter, as a container would start it. */
  static ErrorFilter started(Outcry outcry) throws ServletException {
    Map<String, Object> attributes = new HashMap<>();
    ServletContext context =
        proxy(
            ServletContext.class,
            (method, arguments) ->
                switch (method) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove(arguments[0]);
                  default -> null;
                });
    ErrorFilter filter = new ErrorFilter(outcry);
    filter.init(
        proxy(
            FilterConfig.class,
            (method, arguments) -> method.equals("getFilterName") ? "outcry" : context));
    return filter;
  }

  private interface Call {
    Object answer(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            Stubs.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
  }

  /** Whatever a stub does not override is a mistake of the benchmark. */
  private static <T> T unsupported(Class<T> type) {
    return proxy(
        type,
        (method, arguments) -> {
          throw new UnsupportedOperationException(method);
        });
  }

  /** A GET without an id, from a client that takes anything. */
  static final class Request extends HttpServletRequestWrapper {
    private Object attribute;

    Request() {
      super(NO_REQUEST);
    }

    /** Makes it as good as new. */
    void recycle() {
      attribute = null;
    }

    @Override
    public Object getAttribute(String name) {
      return attribute;
    }

    @Override
    public void setAttribute(String name, Object value) {
      attribute = value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equals("Accept")
          ? Collections.enumeration(List.of("*/*"))
          : Collections.emptyEnumeration();
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getServletPath() {
      return "/orders";
    }

    @Override
    public String getPathInfo() {
      return "/7";
    }

    @Override
    public String getRemoteAddr() {
      return "192.0.2.17";
    }

    @Override
    public DispatcherType getDispatcherType() {
      return DispatcherType.REQUEST;
    }

    @Override
    public boolean isAsyncStarted() {
      return false;
    }
  }

  /** A response that counts the bytes that it is given. */
  static final class Response extends HttpServletResponseWrapper {
    private final CountingStream stream = new CountingStream();

    Response() {
      super(NO_RESPONSE);
    }

    long bytes() {
      return stream.bytes;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return stream;
    }

    @Override
    public boolean isCommitted() {
      return false;
    }

    @Override
    public Collection<String> getHeaderNames() {
      return List.of("X-Request-Id");
    }

    @Override
    public Collection<String> getHeaders(String name) {
      return List.of();
    }

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void setStatus(int status) {}

    @Override
    public void setContentType(String type) {}

    @Override
    public String getContentType() {
      return "application/json";
    }

    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public void setCharacterEncoding(String encoding) {}

    @Override
    public void setContentLength(int length) {}

    @Override
    public void reset() {}

    @Override
    public void resetBuffer() {}

    @Override
    public void flushBuffer() {}
  }

  private static final class CountingStream extends ServletOutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
