package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The probes, and when they have a port of their own. */
class ProbesIT {

  /** A request that holds a thread for as long as its body is held back. */
  private static final String FORM =
      """
      POST /fail/send-error HTTP/1.1
      Host: x
      Content-Type: application/x-www-form-urlencoded
      Content-Length: 8
      Expect: 100-continue

      """;

  /** More than the server has threads. */
  private static final int HANGING = 220;

  private static String probe(URI url, String path) throws IOException {
    return RawHttp.exchange(url, "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n");
  }

  /** Returns when no thread is left; one that the pool is still to make may answer a few times. */
  private static void awaitSilence(URI url) throws IOException {
    try {
      while (true) {
        assertThat(probe(url, "/health")).startsWith("HTTP/1.1 200 ");
      }
    } catch (SocketTimeoutException silent) {
      return;
    }
  }

  @Test
  void bothPortsAnswerBothProbes() throws Exception {
    try (DemoProcess demo = DemoProcess.startWithHealthPort()) {
      for (URI url : List.of(demo.url(), demo.healthUrl())) {
        assertThat(probe(url, "/health"))
            .startsWith("HTTP/1.1 200 ")
            .endsWith("\n\n{\"status\":\"ok\"}");
        assertThat(probe(url, "/ready"))
            .startsWith("HTTP/1.1 200 ")
            .endsWith("\n\n{\"status\":\"ok\",\"checks\":{\"db\":\"ok\"}}");
      }
      assertThat(probe(demo.healthUrl(), "/orders/1")).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  @Timeout(120)
  void theirOwnPortAnswersWhileEveryRequestThreadHangs() throws Exception {
    List<RawHttp> hanging = new ArrayList<>();
    try (DemoProcess demo = DemoProcess.startWithHealthPort()) {
      for (int i = 0; i < HANGING; i++) {
        RawHttp request = new RawHttp(demo.url());
        hanging.add(request);
        request.send(FORM);
      }
      awaitSilence(demo.url());
      assertThat(probe(demo.healthUrl(), "/health")).startsWith("HTTP/1.1 200 ");
      assertThat(probe(demo.healthUrl(), "/ready")).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawHttp request : hanging) {
        request.close();
      }
    }
  }

  @Test
  void whileItStopsItIsAliveAndNotReady() throws Exception {
    try (DemoProcess demo = DemoProcess.startWithHealthPort();
        RawHttp request = new RawHttp(demo.url())) {
      URI health = demo.healthUrl();
      request.send(FORM);
      assertThat(request.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      demo.terminate();
      String ready = probe(health, "/ready");
      while (ready.startsWith("HTTP/1.1 200 ")) {
        ready = probe(health, "/ready");
      }
      assertThat(ready).startsWith("HTTP/1.1 503 ").endsWith("\n\n{\"status\":\"draining\"}");
      assertThat(probe(health, "/health")).startsWith("HTTP/1.1 200 ");
      request.send("code=418");
      assertThat(request.readToEnd()).contains("HTTP/1.1 418 ", "\"code\":418");
      assertThat(demo.exitCode()).isIn(0, 143);
      assertThat(demo.stdout()).last().asString().contains("\"message\":\"stopped\"");
    }
  }

  /** For load balancers that ask on the port of the service itself. */
  @Test
  @Timeout(120)
  void whileItDrainsItAnswersAndSaysThatItIsNotReady() throws Exception {
    try (DemoProcess demo = DemoProcess.startWithDrain(8)) {
      demo.terminate();
      String ready = probe(demo.url(), "/ready");
      while (ready.startsWith("HTTP/1.1 200 ")) {
        ready = probe(demo.url(), "/ready");
      }
      assertThat(ready).startsWith("HTTP/1.1 503 ").endsWith("\n\n{\"status\":\"draining\"}");
      assertThat(probe(demo.url(), "/health")).startsWith("HTTP/1.1 200 ");
      assertThat(probe(demo.url(), "/orders/1")).startsWith("HTTP/1.1 200 ");
      assertThat(demo.exitCode()).isIn(0, 143);
      assertThat(demo.stdout()).last().asString().contains("\"message\":\"stopped\"");
    }
  }
}
