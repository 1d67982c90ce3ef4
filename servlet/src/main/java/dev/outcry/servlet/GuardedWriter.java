package dev.outcry.servlet;

import java.io.PrintWriter;
import java.io.Writer;

/** The application's way to the body as text. It drops what comes after {@code sendError}. */
final class GuardedWriter extends PrintWriter {

  private final PrintWriter target;

  GuardedWriter(PrintWriter target, GuardedResponse response) {
    super(new Sink(target, response));
    this.target = target;
  }

  @Override
  public boolean checkError() {
    flush();
    return target.checkError() || super.checkError();
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
