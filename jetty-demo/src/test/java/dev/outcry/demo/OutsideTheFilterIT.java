package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Jetty refuses by itself, and what breaks off: seen on the socket and in the log. */
class OutsideTheFilterIT {

  private static final Map<String, Integer> REFUSED = new LinkedHashMap<>();

  static {
    REFUSED.put("GARBAGE\n\n", 400);
    REFUSED.put("GET /bad path HTTP/1.1\nHost: x\n\n", 400);
    REFUSED.put("GET / HTTP/3.7\nHost: x\n\n", 505);
    REFUSED.put("GET / HTTP/1.1\n\n", 400);
    REFUSED.put("GET /%zz HTTP/1.1\nHost: x\n\n", 400);
    REFUSED.put("PUT /orders/%2F1 HTTP/1.1\nHost: x\nConnection: close\n\n", 400);
    REFUSED.put("POST /health HTTP/1.1\nHost: x\nContent-Length: hunter2\n\n", 400);
    REFUSED.put("GET / HTTP/1.1\nHost: x\nX-Large: " + "a".repeat(9_000) + "\n\n", 431);
    REFUSED.put("OPTIONS * HTTP/1.1\nHost: x\nConnection: close\n\n", 404);
  }

  @Test
  void refusalsOfTheConnectorAreEnvelopesWithAFailureLine() throws Exception {
    List<String> ids = new ArrayList<>();
    try (DemoProcess demo = DemoProcess.start()) {
      for (Map.Entry<String, Integer> refused : REFUSED.entrySet()) {
        String response = RawHttp.exchange(demo.url(), refused.getKey());
        String body = RawHttp.body(response);
        ids.add(RawHttp.header(response, "X-Request-Id"));
        assertThat(response).startsWith("HTTP/1.1 " + refused.getValue() + " ");
        assertThat(JsonLines.parse(body).get("code").asInt()).isEqualTo(refused.getValue());
        assertThat(body).contains(ids.get(ids.size() - 1));
        assertThat(RawHttp.header(response, "Content-Length")).isEqualTo("" + body.length());
        assertThat(RawHttp.header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(RawHttp.header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response)
            .doesNotContainIgnoringCase("jetty", "Exception", "hunter2", "Ambiguous", "Server:");
      }
      assertThat(failureIds(demo)).containsExactlyElementsOf(ids);
    }
  }

  @Test
  void responseThatFailsHalfWayIsBrokenOff() throws Exception {
    List<String> ids = new ArrayList<>();
    try (DemoProcess demo = DemoProcess.start()) {
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
        for (String header : List.of("", "Connection: close\n")) {
          String request = method + " /fail/committed HTTP/1.1\nHost: x\n" + header + "\n";
          String response = RawHttp.exchange(demo.url(), request);
          ids.add(RawHttp.header(response, "X-Request-Id"));
          assertThat(response).startsWith("HTTP/1.1 200 ");
          assertThat(RawHttp.header(response, "Transfer-Encoding")).isEqualTo("chunked");
          // the first chunk, and no last one
          assertThat(RawHttp.body(response)).isEqualTo("1B\n[{\"id\":1,\"sku\":\"mug-blue\"},");
          assertHealthy(demo.url());
        }
      }
      assertThat(failureIds(demo)).containsExactlyElementsOf(ids);
    }
  }

  private static void assertHealthy(URI url) throws Exception {
    assertThat(RawHttp.exchange(url, "GET /health HTTP/1.1\nHost: x\nConnection: close\n\n"))
        .endsWith("\n{\"status\":\"ok\"}");
  }

  /** Ends the process, so that the log is complete. */
  private static List<String> failureIds(DemoProcess demo) throws Exception {
    demo.terminate();
    demo.exitCode();
    return demo.stdout().stream()
        .map(JsonLines::parse)
        .filter(line -> line.get("logger").asString().equals("dev.outcry.failure"))
        .map((JsonNode line) -> line.get("request_id").asString())
        .toList();
  }
}
