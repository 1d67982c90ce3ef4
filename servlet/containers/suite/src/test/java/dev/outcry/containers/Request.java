package dev.outcry.containers;

import java.io.IOException;

/** A request under an id that its log lines are found by, on a connection of its own. */
final class Request {

  /** More than this may not be read to its end; nothing is sent after it. */
  private static final int LARGE = 32 << 10;

  private final Probe probe;
  private final String method;
  private final String target;
  private final StringBuilder headers = new StringBuilder();
  private String id;
  private String version = "HTTP/1.1";
  private String body = "";

  Request(Probe probe, String method, String target, String id) {
    this.probe = probe;
    this.method = method;
    this.target = target;
    this.id = id;
  }

  Request header(String name, String value) {
    headers.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  /** The caller's id; null for none. */
  Request id(String id) {
    this.id = id;
    return this;
  }

  Request http10() {
    version = "HTTP/1.0";
    return this;
  }

  Request body(String type, String body) {
    this.body = body;
    return header("Content-Type", type).header("Content-Length", Integer.toString(body.length()));
  }

  Request form(String form) {
    return body("application/x-www-form-urlencoded", form);
  }

  String id() {
    return id;
  }

  String head() {
    String own = id == null ? "" : "X-Request-Id: " + id + "\r\n";
    return method
        + " "
        + target
        + " "
        + version
        + "\r\nHost: localhost\r\n"
        + own
        + headers
        + "\r\n";
  }

  /**
   * Sends it, reads the response, and looks whether the next one on the connection is clean, if the
   * connection is there for it.
   */
  Response send() throws IOException {
    try (Wire wire = probe.connect()) {
      Response response = sendOn(wire);
      if (version.equals("HTTP/1.1") && body.length() <= LARGE && response.keepsAlive()) {
        probe.lookAfter(wire, method + " " + target);
      }
      return response;
    }
  }

  Response sendOn(Wire wire) throws IOException {
    if (body.length() <= LARGE) {
      wire.send(head() + body);
    } else {
      wire.send(head());
      wire.sendBesides(body);
    }
    return wire.read(method).sentAs(id);
  }
}
