package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** HTTP by hand: for requests that no client would send, and responses that break off. */
final class RawHttp implements AutoCloseable {

  /** For what never comes, not for what a busy machine delays. */
  private static final int TIMEOUT_MILLIS = 120_000;

  private final Socket socket;

  RawHttp(URI base) throws IOException {
    this(base, TIMEOUT_MILLIS);
  }

  private RawHttp(URI base, int timeoutMillis) throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(timeoutMillis);
  }

  /** Sends a request on a connection of its own. */
  static String exchange(URI base, String request) throws IOException {
    return exchange(base, request, TIMEOUT_MILLIS);
  }

  /** The same, where silence for so long says something. */
  static String exchange(URI base, String request, int timeoutMillis) throws IOException {
    try (RawHttp connection = new RawHttp(base, timeoutMillis)) {
      connection.send(request);
      return connection.readToEnd();
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new EOFException("after \"" + line + '"');
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** All that comes until the server closes the connection. */
  String readToEnd() throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(received);
    return received.toString(ISO_8859_1).replace("\r\n", "\n");
  }

  static String header(String response, String name) {
    for (String line : response.lines().toList()) {
      if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
        return line.substring(name.length() + 2);
      }
    }
    return "";
  }

  static String body(String response) {
    return response.substring(response.indexOf("\n\n") + 2);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
