package dev.outcry.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
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
   * Asks so often, and waits for the last answers.
   *
   * @throws IOException if an answer has another status
   */
  void run(Case asked, int requests) throws IOException {
    ByteBuffer request =
        ByteBuffer.wrap(
            ("GET "
                    + asked.path
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    int sent = 0;
    for (Connection connection : connections) {
      if (sent < requests) {
        connection.ask(request);
        sent++;
      }
    }
    int answered = 0;
    while (answered < sent) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException("no answer for " + asked + " in " + PATIENCE_MILLIS + " ms");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        int status = connection.read();
        if (status != 0 && status != asked.status) {
          throw new IOException(asked + " was answered with " + status);
        }
        if (status != 0) {
          answered++;
          if (sent < requests) {
            connection.ask(request);
            sent++;
          }
        }
      }
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
