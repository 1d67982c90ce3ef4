package dev.outcry.servlet;

import java.io.PrintWriter;
import java.io.Writer;

/** The application's way to the body as text. It drops what comes after {@code sendError}. */
final class GuardedWriter extends PrintWriter {

  private final PrintWriter target;
  private final GuardedResponse response;

  GuardedWriter(PrintWriter target, GuardedResponse response) {
    super(new Sink(target, response));
    this.target = target;
    this.response = response;
  }

  /** The container's writer knows; but asking it flushes, which would commit an ended response. */
  @Override
  public boolean checkError() {
    return response.isOver() || (!response.isEnded() && target.checkError());
  }

  /** Without a locale given, Jetty's writer takes that of the response, not that of the machine. */
  @Override
  public PrintWriter format(String format, Object... arguments) {
    if (!response.isEnded()) {
      target.format(format, arguments);
    }
    return this;
  }

  /** Everything that a PrintWriter does ends in these. */
  private static final class Sink extends Writer {
    private final PrintWriter target;
    private final GuardedResponse response;

    Sink(PrintWriter target, GuardedResponse response) {
      this.target = target;
      this.response = response;
    }

    @Override
    public void write(int c) {
      if (!response.isEnded()) {
        target.write(c);
      }
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      if (!response.isEnded()) {
        target.write(characters, offset, length);
      }
    }

    @Override
    public void write(String text, int offset, int length) {
      if (!response.isEnded()) {
        target.write(text, offset, length);
      }
    }

    @Override
    public void flush() {
      if (!response.isEnded()) {
        target.flush();
      }
    }

    @Override
    public void close() {
      if (!response.isEnded()) {
        target.close();
      }
    }
  }
}
