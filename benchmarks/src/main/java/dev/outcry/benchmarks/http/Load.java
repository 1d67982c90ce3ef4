package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As many requests as the server answers, over some connections that are kept; one thread. */
final class Load implements AutoCloseable {

  private static final int CONNECTIONS = 32;
  private static final long PATIENCE_MILLIS = 30_000;

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();

  Load(int port) throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new Connection(port, selector));
    }
  }

  /**
   * Asks for so long, and waits for the last answers.
   *
   * @return how many were answered
   * @throws IOException if an answer has another status
   */
  long run(Case asked, Duration time) throws IOException {
    return run(asked, time, Long.MAX_VALUE);
  }

  /** Asks so often, or so long. */
  long run(Case asked, Duration time, long requests) throws IOException {
    ByteBuffer request =
        ByteBuffer.wrap(
            ("GET " + asked.path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    long deadline = System.nanoTime() + time.toNanos();
    long sent = 0;
    for (Connection connection : connections) {
      if (sent < requests) {
        connection.ask(request);
        sent++;
      }
    }
    long answered = 0;
    while (answered < sent) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException("no answer for " + asked + " in " + PATIENCE_MILLIS + " ms");
      }
      boolean more = System.nanoTime() < deadline;
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        int status = connection.read();
        if (status != 0 && status != asked.status) {
          throw new IOException(asked + " was answered with " + status);
        }
        if (status != 0) {
          answered++;
          if (more && sent < requests) {
            connection.ask(request);
            sent++;
          }
        }
      }
      selector.selectedKeys().clear();
    }
    return answered;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
