package dev.outcry.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Objects;

/** The request's body, whose failures are noticed. */
final class GuardedInputStream extends ServletInputStream {

  private final ServletInputStream target;
  private final Exchange exchange;

  GuardedInputStream(ServletInputStream target, Exchange exchange) {
    this.target = target;
    this.exchange = exchange;
  }

  /** A reader that is late would meet a container's recycled stream, or the next request's. */
  private void requireOpen() throws AlreadyAnswered {
    if (exchange.isOver()) {
      throw new AlreadyAnswered();
    }
  }

  @Override
  public int read() throws IOException {
    requireOpen();
    try {
      return target.read();
    } catch (IOException | NullPointerException failed) {
      throw exchange.failures().readFailed(failed);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireOpen();
    try {
      return target.read(bytes, offset, length);
    } catch (IOException | NullPointerException failed) {
      throw exchange.failures().readFailed(failed);
    }
  }

  @Override
  public int available() throws IOException {
    return exchange.isOver() ? 0 : target.available();
  }

  @Override
  public boolean isFinished() {
    return target.isFinished();
  }

  @Override
  public boolean isReady() {
    return !exchange.isOver() && target.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    target.setReadListener(
        new GuardedReadListener(Objects.requireNonNull(listener, "listener"), exchange));
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
