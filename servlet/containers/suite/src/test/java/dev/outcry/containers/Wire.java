package dev.outcry.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** HTTP/1.1 on a bare connection: what a client library would hide is what the suite is about. */
final class Wire implements AutoCloseable {

  /**
   * Longer than any timeout of a container that a case waits for, and shorter than those that
   * nobody is to wait for.
   */
  private static final int READ_MILLIS = 45_000;

  private final Socket socket;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_MILLIS);
  }

  Socket socket() {
    return socket;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Sends it beside the reading: who answers early may read no further. */
  void sendBesides(String text) {
    Thread sender =
        new Thread(
            () -> {
              try {
                send(text);
              } catch (IOException refused) {
                return; // the answer says why
              }
            },
            "sender");
    sender.setDaemon(true);
    sender.start();
  }

  /** Ends what we send; what comes can still be read. */
  void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Goes away so that the other side is told by a RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads one response, and no further. */
  Response read(String method) throws IOException {
    InputStream in = socket.getInputStream();
    String head = head(in);
    while (head.startsWith("HTTP/1.1 100")) {
      head = head(in);
    }
    Response start = Response.of(head);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean whole = true;
    boolean toTheEnd = false;
    String length = start.header("Content-Length");
    if (method.equals("HEAD") || start.status() == 204 || start.status() == 304) {
      whole = true;
    } else if (start.header("Transfer-Encoding") != null) {
      whole = readChunks(in, body);
    } else if (length != null) {
      byte[] bytes = readUpTo(in, Integer.parseInt(length));
      body.write(bytes);
      whole = bytes.length == Integer.parseInt(length);
    } else {
      body.write(readUpTo(in, Integer.MAX_VALUE));
      toTheEnd = true;
    }
    return start.with(body.toByteArray(), whole, toTheEnd);
  }

  /** Reads that many bytes, or those that come before the connection ends in whatever way. */
  private static byte[] readUpTo(InputStream in, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      while (bytes.size() < length) {
        int count = in.read(buffer, 0, Math.min(length - bytes.size(), buffer.length));
        if (count < 0) {
          break;
        }
        bytes.write(buffer, 0, count);
      }
    } catch (IOException reset) {
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException(
            head.isEmpty() ? "no response" : "the connection ended in the head: " + head);
      }
      head.append((char) c);
    }
    return head.substring(0, head.length() - 4);
  }

  /** Whether the last chunk came, and nothing that is no chunk. */
  private static boolean readChunks(InputStream in, ByteArrayOutputStream body) {
    try {
      while (true) {
        StringBuilder size = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
          if (c < 0) {
            return false;
          }
          size.append((char) c);
        }
        int length = Integer.parseInt(size.toString().trim(), 16);
        byte[] chunk = readUpTo(in, length + 2);
        body.write(chunk, 0, Math.min(chunk.length, length));
        if (chunk.length < length + 2) {
          return false;
        }
        if (length == 0) {
          return true;
        }
      }
    } catch (IOException | NumberFormatException broken) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
