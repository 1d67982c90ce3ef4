package dev.outcry.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP/1.1 over a bare socket: what a client library would hide is what the tests are about. */
final class Wire {

  /** For an answer that never comes, not for one that a busy machine delays. */
  static final int PATIENCE_MILLIS = 120_000;

  private static final JsonMapper JSON = new JsonMapper();

  private Wire() {}

  /** One request on a connection of its own. */
  static final class Request {
    private final int port;
    private final String method;
    private final String path;
    private final Runnable afterwards;
    private final StringBuilder headers = new StringBuilder();
    private String version = "HTTP/1.1";
    private boolean keepsAlive;
    private String body = "";

    Request(int port, String method, String path, Runnable afterwards) {
      this.port = port;
      this.method = method;
      this.path = path;
      this.afterwards = afterwards;
    }

    Request http10() {
      version = "HTTP/1.0";
      return this;
    }

    /** Without this the request says that the connection is to be closed. */
    Request keepAlive() {
      keepsAlive = true;
      return this;
    }

    /** Bytes after the head; how long they are is for a header to say. */
    Request body(String body) {
      this.body = body;
      return this;
    }

    Request form(String form) {
      return body(form)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .header("Content-Length", Integer.toString(form.length()));
    }

    Request header(String name, String value) {
      headers.append(name).append(": ").append(value).append("\r\n");
      return this;
    }

    Request accept(String value) {
      return header("Accept", value);
    }

    Response send() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Response response = sendOn(socket);
        afterwards.run();
        return response;
      } catch (IOException failed) {
        throw new UncheckedIOException(method + " " + path, failed);
      }
    }

    /** Sends it on an open connection, and reads no further than its response goes. */
    Response sendOn(Socket socket) throws IOException {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String connection = keepsAlive ? "" : "Connection: close\r\n";
      String head =
          method + " " + path + " " + version + "\r\nHost: localhost\r\n" + connection + headers;
      socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      return Response.read(socket.getInputStream(), method, keepsAlive);
    }
  }

  /** What came back until the connection ended. */
  static final class Response {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final boolean whole;
    private final String head;

    private Response(
        int status, Map<String, List<String>> headers, byte[] body, boolean whole, String head) {
      this.status = status;
      this.headers = headers;
      this.body = body;
      this.whole = whole;
      this.head = head;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body.clone();
    }

    /** Whether the body came to its end: all of its length, or the last chunk. */
    boolean whole() {
      return whole;
    }

    /** Status line and headers as they came. */
    String head() {
      return head;
    }

    private static Response read(InputStream in, String method, boolean keepsAlive)
        throws IOException {
      String head = head(in);
      Map<String, List<String>> headers = new LinkedHashMap<>();
      String[] lines = head.split("\r\n", -1);
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(':');
        headers
            .computeIfAbsent(
                lines[i].substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
            .add(lines[i].substring(colon + 1).trim());
      }
      int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      boolean whole = true;
      if (headers.containsKey("transfer-encoding")) {
        whole = readChunks(in, rest);
      } else {
        List<String> lengths = headers.get("content-length");
        boolean bodiless = method.equals("HEAD") || status == 304 || status == 204;
        int length = bodiless ? 0 : lengths == null ? -1 : Integer.parseInt(lengths.get(0));
        try {
          if (keepsAlive && length >= 0) {
            rest.write(in.readNBytes(length));
          } else {
            in.transferTo(rest);
          }
        } catch (IOException reset) {
          whole = false;
        }
        whole &= length < 0 || length == rest.size();
      }
      return new Response(status, headers, rest.toByteArray(), whole, head);
    }

    private static String head(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          throw new IOException("the connection ended in the head: " + head);
        }
        head.append((char) c);
      }
      return head.substring(0, head.length() - 4);
    }

    /** Whether the last chunk came. */
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
          byte[] chunk = in.readNBytes(length + 2);
          if (chunk.length < length + 2) {
            body.write(chunk, 0, chunk.length);
            return false;
          }
          body.write(chunk, 0, length);
          if (length == 0) {
            return true;
          }
        }
      } catch (IOException reset) {
        return false;
      }
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The names of all headers, in lower case. */
    Set<String> names() {
      return headers.keySet();
    }

    /** All lines of the header, in their order. */
    List<String> headers(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The header's one value; null if it is absent. */
    String header(String name) {
      List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
      if (values == null) {
        return null;
      }
      if (values.size() > 1) {
        throw new AssertionError(name + " is there more than once: " + values);
      }
      return values.get(0);
    }
  }
}
