package dev.outcry.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * 109 to 114: what a container refuses before there is a filter, answered by the class that its
 * launcher gives it for that.
 */
final class ConnectorCases {

  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

  private ConnectorCases() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(refused(109, "no request line", "GARBAGE\r\n\r\n"));
    cases.add(refused(109, "space in the target", "GET /a b" + HOST + "\r\n"));
    cases.add(refused(109, "method that is no token", "G(T /" + HOST + "\r\n"));
    cases.add(refused(109, "unknown version", "GET / HTTP/3.7\r\nHost: localhost\r\n\r\n"));
    cases.add(refused(110, "no Host", "GET / HTTP/1.1\r\n\r\n"));
    cases.add(
        refused(110, "length that is no number", "POST /" + HOST + "Content-Length: x\r\n\r\n"));
    cases.add(
        refused(111, "header too large", "GET /" + HOST + "X: " + "x".repeat(9_000) + "\r\n\r\n"));
    cases.add(refused(111, "target too long", "GET /" + "x".repeat(9_000) + HOST + "\r\n"));
    cases.add(refused(112, "malformed escape", "GET /%zz" + HOST + "\r\n"));
    for (String path : List.of("/do/%2e%2e/x", "/..;/x", "/do/a%2Fb", "/do/a%00b", "//do/x")) {
      cases.add(refused(113, path, "GET " + path + HOST + "\r\n"));
    }
    cases.add(
        new Case(
            114,
            "OPTIONS *",
            probe -> {
              Response response = send(probe, "OPTIONS *" + HOST + "\r\n");
              if (response.status() != 200) { // Tomcat answers it itself
                refused(probe, response);
              }
            }));
    cases.add(refused(114, "CONNECT", "CONNECT localhost:80" + HOST + "\r\n"));
    return cases;
  }

  /** By which status is the container's matter. */
  private static Case refused(int number, String name, String request) {
    return new Case(
        number,
        "refused: " + name,
        probe -> {
          Response response = send(probe, request);
          assertThat(response.status()).as(response.brief()).isBetween(400, 599);
          refused(probe, response);
        });
  }

  /** Tomcat tells of the first bad request at INFO, which is all right. */
  private static void refused(Probe probe, Response response) {
    probe.answered(response, response.status());
    probe.logged(response.id(), response.status());
    assertThat(probe.lines())
        .filteredOn(line -> line.isOfTheContainer() && !line.level().equals("INFO"))
        .extracting(Line::brief)
        .isEmpty();
  }

  private static Response send(Probe probe, String request) throws IOException {
    try (Wire wire = probe.connect()) {
      wire.send(request);
      return wire.read("GET");
    }
  }
}
