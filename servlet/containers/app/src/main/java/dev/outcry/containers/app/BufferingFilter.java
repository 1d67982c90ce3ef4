package dev.outcry.containers.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the body back until the chain returns, as those do that make an ETag of it. That of an
 * asynchronous request which no dispatch ends is lost in it.
 */
final class BufferingFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Buffering buffering = new Buffering(response);
    chain.doFilter(request, buffering);
    if (!request.isAsyncStarted()) {
      buffering.copy();
    }
  }

  private static final class Buffering extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServletOutputStream stream = new Buffer(bytes);
    private final PrintWriter writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);

    Buffering(HttpServletResponse response) {
      super(response);
    }

    void copy() throws IOException {
      writer.flush();
      if (bytes.size() > 0 && !isCommitted()) {
        getResponse().setContentLength(bytes.size());
        getResponse().getOutputStream().write(bytes.toByteArray());
      }
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return stream;
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public void flushBuffer() {
      // not before all of it is there
    }

    @Override
    public void reset() {
      super.reset();
      bytes.reset();
    }

    @Override
    public void resetBuffer() {
      super.resetBuffer();
      bytes.reset();
    }
  }

  private static final class Buffer extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Buffer(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
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
