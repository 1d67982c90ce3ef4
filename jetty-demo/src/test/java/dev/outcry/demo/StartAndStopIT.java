package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the process begins and ends. */
class StartAndStopIT {

  /** A request that is in flight for as long as its body is held back. */
  private static final String FORM =
      """
      POST /fail/send-error HTTP/1.1
      Host: x
      Content-Type: application/x-www-form-urlencoded
      Content-Length: 8
      Expect: 100-continue

      """;

  /** Not as long as it waits for a request in flight whose client is silent: three seconds. */
  private static final Duration WAITS = Duration.ofMillis(2_500);

  @Test
  void badSettingIsRefusedInOneLine() throws Exception {
    assertRefused(
        Map.of("PORT", "8080\n"), 2, "PORT must be a number from 0 to 65535, not \"8080?\"");
    assertRefused(
        Map.of("HOST", ""), 2, "HOST must be a name or address of this machine, not \"\"");
  }

  @Test
  void takenPortIsRefusedInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Map.of("PORT", "" + taken.getLocalPort()),
          1,
          "cannot listen on http://127.0.0.1:" + taken.getLocalPort() + "/: ");
    }
  }

  @Test
  void soIsATakenPortOfTheProbes() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DemoProcess demo =
            DemoProcess.launch(Map.of("PORT", "0", "HEALTH_PORT", "" + taken.getLocalPort()))) {
      assertThat(demo.exitCode()).isEqualTo(1);
      assertThat(demo.stderr())
          .singleElement()
          .asString()
          .contains("cannot listen on http://127.0.0.1:" + taken.getLocalPort() + "/: ");
    }
  }

  private static void assertRefused(Map<String, String> environment, int code, String message)
      throws Exception {
    try (DemoProcess demo = DemoProcess.launch(environment)) {
      assertThat(demo.exitCode()).isEqualTo(code);
      assertThat(demo.stderr()).singleElement().asString().contains(message);
      assertThat(demo.stdout()).isEmpty();
    }
  }

  @Test
  void terminationFinishesTheRequestInFlightAndLeavesNothingBehind() throws Exception {
    InTime.proved(StartAndStopIT::finishesTheRequestInFlight);
  }

  private static boolean finishesTheRequestInFlight() throws Exception {
    try (DemoProcess demo = DemoProcess.start();
        RawHttp request = new RawHttp(demo.url())) {
      boolean inTime =
          InTime.taken(
              WAITS,
              () -> {
                request.send(FORM);
                assertThat(request.readLine()).isEqualTo("HTTP/1.1 100 Continue");
                demo.terminate();
                awaitRefusal(demo.url());
                request.send("code=418");
                assertThat(request.readToEnd()).contains("HTTP/1.1 418 ", "\"code\":418");
              });
      if (!inTime) {
        demo.terminate(); // it may not have been told
      }
      assertThat(demo.exitCode()).isIn(0, 143);
      assertThat(demo.stderr()).isEmpty();
      assertThat(demo.stdout()).last().asString().contains("\"message\":\"stopped\"");
      return inTime;
    }
  }

  @Test
  void requestThatNeverEndsIsNotWaitedForLong() throws Exception {
    try (DemoProcess demo = DemoProcess.start();
        RawHttp request = new RawHttp(demo.url())) {
      request.send(FORM);
      assertThat(request.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      demo.terminate();
      // while nobody stops it, a connection may be idle for thirty
      assertThat(demo.exitCodeWithin(25)).isIn(0, 143);
      assertThat(demo.stdout()).last().asString().contains("\"message\":\"stopped\"");
      assertThat(demo.stdout()).allSatisfy(JsonLines::parse);
    }
  }

  /** Comes back once new requests are turned away. */
  private static void awaitRefusal(URI url) throws IOException {
    String request = "GET /health HTTP/1.1\nHost: x\nConnection: close\n\n";
    try {
      while (RawHttp.exchange(url, request).startsWith("HTTP/1.1 200 ")) {
        Thread.onSpinWait();
      }
    } catch (SocketException refused) {
      // nobody listens any more
    }
  }
}
