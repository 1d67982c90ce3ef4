package dev.outcry.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The application's way to the body. It drops what comes after {@code sendError}, and remembers the
 * exception that says that the client is gone: an exception of the same class may come from a call
 * to another service, but not the same instance.
 */
final class GuardedOutputStream extends ServletOutputStream {

  private final @Nullable ServletOutputStream target;
  private final GuardedResponse response;

  /**
   * Guards this stream.
   *
   * @param target null for a response that has ended: everything is dropped
   */
  GuardedOutputStream(@Nullable ServletOutputStream target, GuardedResponse response) {
    this.target = target;
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    ServletOutputStream out = open();
    if (out != null) {
      try {
        out.write(b);
      } catch (IOException lost) {
        throw response.lost(lost);
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ServletOutputStream out = open();
    if (out != null) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException lost) {
        throw response.lost(lost);
      }
    }
  }

  /** Containers encode text as the response says; what is inherited knows Latin-1 alone. */
  @Override
  public void print(String text) throws IOException {
    ServletOutputStream out = open();
    if (out != null) {
      try {
        out.print(text);
      } catch (IOException lost) {
        throw response.lost(lost);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    ServletOutputStream out = open();
    if (out != null) {
      try {
        out.flush();
      } catch (IOException lost) {
        throw response.lost(lost);
      }
    }
  }

  @Override
  public void close() throws IOException {
    ServletOutputStream out = open();
    if (out != null) {
      try {
        out.close();
      } catch (IOException lost) {
        throw response.lost(lost);
      } finally {
        response.closed();
      }
    }
  }

  @Override
  public boolean isReady() {
    if (response.isOver()) {
      return false; // and nobody will call when it is: a loop that writes while it can ends
    }
    ServletOutputStream out = response.isEnded() ? null : target;
    return out == null || out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    ServletOutputStream out = response.isEnded() ? null : target;
    if (out == null) {
      throw new IllegalStateException("the response has ended: sendError was called before");
    }
    response.listen(out, listener);
  }

  /**
   * Null where what is written is dropped.
   *
   * @throws AlreadyAnswered where nobody reads any more
   */
  private @Nullable ServletOutputStream open() throws AlreadyAnswered {
    response.requireOpen();
    return response.isEnded() ? null : target;
  }
}
