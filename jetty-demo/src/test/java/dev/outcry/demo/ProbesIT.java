package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
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

  /** Less than a connection may be idle: what hangs has to hang for longer. */
  private static final int SILENCE_MILLIS = 10_000;

  /** Not as long as it waits for a request in flight whose client is silent: three seconds. */
  private static final Duration WAITS = Duration.ofMillis(2_500);

  private static String request(String path) {
    return "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n";
  }

  private static String probe(URI url, String path) throws IOException {
    return RawHttp.exchange(url, request(path));
  }

  /** A check that a busy machine keeps from answering in its 800 ms is well the next time. */
  private static String probeReady(URI url) throws Exception {
    String ready = probe(url, "/ready");
    for (int i = 0; i < 100 && ready.contains("\"timeout\""); i++) {
      Thread.sleep(100);
      ready = probe(url, "/ready");
    }
    return ready;
  }

  private static String probeUntilItDrains(URI url) throws IOException {
    String ready = probe(url, "/ready");
    while (!ready.contains("draining")) {
      ready = probe(url, "/ready");
    }
    return ready;
  }

  private static void hang(URI url, int times, List<RawHttp> hanging) throws IOException {
    for (int i = 0; i < times; i++) {
      RawHttp request = new RawHttp(url);
      hanging.add(request);
      request.send(FORM);
    }
  }

  /**
   * Returns when no thread is left; one that the pool is still to make may answer a few times. More
   * hang meanwhile: on a busy machine the first of them may have been idle for too long by then.
   */
  private static void awaitSilence(URI url, List<RawHttp> hanging) throws IOException {
    try {
      while (true) {
        assertThat(RawHttp.exchange(url, request("/health"), SILENCE_MILLIS))
            .startsWith("HTTP/1.1 200 ");
        hang(url, HANGING / 10, hanging);
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
        assertThat(probeReady(url))
            .startsWith("HTTP/1.1 200 ")
            .endsWith("\n\n{\"status\":\"ok\",\"checks\":{\"db\":\"ok\"}}");
      }
      assertThat(probe(demo.healthUrl(), "/orders/1")).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  @Timeout(900)
  void theirOwnPortAnswersWhileEveryRequestThreadHangs() throws Exception {
    List<RawHttp> hanging = new ArrayList<>();
    try (DemoProcess demo = DemoProcess.startWithHealthPort()) {
      hang(demo.url(), HANGING, hanging);
      awaitSilence(demo.url(), hanging);
      assertThat(probe(demo.healthUrl(), "/health")).startsWith("HTTP/1.1 200 ");
      assertThat(probeReady(demo.healthUrl())).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawHttp request : hanging) {
        request.close();
      }
    }
  }

  @Test
  void whileItStopsItIsAliveAndNotReady() throws Exception {
    InTime.proved(ProbesIT::isAliveAndNotReadyWhileItStops);
  }

  private static boolean isAliveAndNotReadyWhileItStops() throws Exception {
    try (DemoProcess demo = DemoProcess.startWithHealthPort();
        RawHttp request = new RawHttp(demo.url())) {
      URI health = demo.healthUrl();
      boolean inTime =
          InTime.taken(
              WAITS,
              () -> {
                request.send(FORM);
                assertThat(request.readLine()).isEqualTo("HTTP/1.1 100 Continue");
                demo.terminate();
                assertDraining(probeUntilItDrains(health));
                assertThat(probe(health, "/health")).startsWith("HTTP/1.1 200 ");
                request.send("code=418");
                assertThat(request.readToEnd()).contains("HTTP/1.1 418 ", "\"code\":418");
              });
      if (!inTime) {
        demo.terminate(); // it may not have been told
      }
      assertStopped(demo);
      return inTime;
    }
  }

  private static void assertDraining(String ready) {
    assertThat(ready).startsWith("HTTP/1.1 503 ").endsWith("\n\n{\"status\":\"draining\"}");
  }

  private static void assertStopped(DemoProcess demo) throws InterruptedException {
    assertThat(demo.exitCode()).isIn(0, 143);
    assertThat(demo.stdout()).last().asString().contains("\"message\":\"stopped\"");
  }

  /** For load balancers that ask on the port of the service itself. */
  @Test
  @Timeout(900)
  void whileItDrainsItAnswersAndSaysThatItIsNotReady() throws Exception {
    InTime.proved(ProbesIT::answersAndIsNotReadyWhileItDrains);
  }

  private static boolean answersAndIsNotReadyWhileItDrains() throws Exception {
    try (DemoProcess demo = DemoProcess.startWithDrain(8)) {
      boolean inTime =
          InTime.taken(
              Duration.ofSeconds(7),
              () -> {
                demo.terminate();
                assertDraining(probeUntilItDrains(demo.url()));
                assertThat(probe(demo.url(), "/health")).startsWith("HTTP/1.1 200 ");
                assertThat(probe(demo.url(), "/orders/1")).startsWith("HTTP/1.1 200 ");
              });
      assertStopped(demo);
      return inTime;
    }
  }
}
