package dev.outcry.servlet;

import java.io.IOException;
import javax.sql.DataSource;

/** A database in a process of its own, which can be frozen and stopped. */
abstract class DatabaseProcess implements AutoCloseable {

  /** Starts it, at the address where it was if it has run before. */
  abstract void start() throws Exception;

  /** Connects anew each time. */
  abstract DataSource dataSource();

  /** Which process accepts connections. */
  abstract long pid();

  /** Stops it at once, whatever it does. */
  abstract void kill() throws Exception;

  /** Its system still accepts connections, and nobody answers. */
  final void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  final void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  final void signal(String signal) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", signal, Long.toString(pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("kill " + signal + " ended with " + code);
    }
  }

  @Override
  public abstract void close();
}
