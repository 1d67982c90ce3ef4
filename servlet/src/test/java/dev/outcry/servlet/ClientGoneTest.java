package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.Outcry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that goes away is nobody's failure: a quiet line, and no error. */
class ClientGoneTest {

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  /** A reset: no farewell of TCP's, the next write of the server's fails. */
  private static Socket sent(String head) throws IOException {
    Socket socket = server.connect();
    socket.setSoLinger(true, 0);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static final String GET = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private void assertAborted() {
    ILoggingEvent line = failures.next();
    assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
    assertThat(LoggedLines.value(line, "blame")).isEqualTo("ABORTED");
    assertThat(LoggedLines.value(line, "status")).isEqualTo(499);
    server.get("/settles").send();
    assertThat(failures.all()).isEmpty();
    assertThat(jetty.all()).isEmpty();
  }

  private static void writeForEver(OutputStream out) throws IOException {
    byte[] block = new byte[64 * 1024];
    while (true) {
      out.write(block);
    }
  }

  @Test
  void aResetDuringALargeWrite() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            writeForEver(response.getOutputStream());
          }
        });
    sent(GET).close();
    gone.countDown();
    assertAborted();
  }

  @Test
  void aResetThatTheApplicationWraps() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            try {
              writeForEver(response.getOutputStream());
            } catch (IOException lost) {
              throw new IllegalStateException("could not write the export", lost);
            }
          }
        });
    sent(GET).close();
    gone.countDown();
    assertAborted();
  }

  /** The failure is its own; that the response to nobody is broken off, is no news. */
  @Test
  void aFailureAfterAResetThatTheApplicationSwallows() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            try {
              writeForEver(response.getOutputStream());
            } catch (IOException lost) {
              throw new IllegalStateException("the books do not balance");
            }
          }
        });
    sent(GET).close();
    gone.countDown();
    assertThat(failures.next().getLevel()).isEqualTo(Level.ERROR);
    server.get("/settles").send();
    assertThat(failures.all()).isEmpty();
    assertThat(jetty.all()).isEmpty();
  }

  @Test
  void aResetThatAFlushNotices() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            while (true) {
              response.getOutputStream().print("event\n");
              response.flushBuffer();
            }
          }
        });
    sent(GET).close();
    gone.countDown();
    assertAborted();
  }

  /** A call to another service that breaks looks the same, and is our failure. */
  @Test
  void anExceptionOfTheSameClassFromElsewhereIsOurs() {
    server.when(
        (request, response) -> {
          throw new EofException("reset by the payment service");
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertThat(failures.only().getLevel()).isEqualTo(Level.ERROR);
  }

  /** What nobody threw on is not what failed. */
  @Test
  void aFailureThatFollowsIsItsOwn() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            try {
              writeForEver(response.getOutputStream());
            } catch (IOException lost) {
              throw new IllegalStateException("while cleaning up");
            }
          }
        });
    sent(GET).close();
    gone.countDown();
    ILoggingEvent line = failures.next();
    assertThat(line.getLevel()).isEqualTo(Level.ERROR);
    assertThat(line.getFormattedMessage()).contains("while cleaning up");
    server.get("/settles").send(); // what is left of it is no matter of the next test
  }

  @Test
  void aBodyThatEndsTooEarly() throws IOException {
    server.when((request, response) -> request.getInputStream().readAllBytes());
    sent("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nfirst part").close();
    assertAborted();
  }

  @Test
  void aBodyThatEndsTooEarlyForItsReader() throws IOException {
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            request.getReader().lines().forEach(line -> {});
          }
        });
    sent("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nfirst part").close();
    assertAborted();
  }

  /** It is still there, so it is told. The head may take its time. */
  @Test
  void aBodyThatIsNotContinuedInTime() {
    try (TestServer impatient = TestServer.with(OUTCRY).start()) {
      impatient.when(
          (request, response) -> {
            TestServer.idleTimeout(request, Duration.ofMillis(200));
            request.getInputStream().readAllBytes();
          });
      Wire.Response response =
          impatient.request("POST", "/x").header("Content-Length", "100").send();
      assertEnvelope(response, 408);
    }
    assertThat(failures.only().getLevel()).isEqualTo(Level.INFO);
  }

  /** For Jetty (12.1) it is a body that ends too early, so it is for us; the client is told. */
  @Test
  void aBodyInBrokenChunks() {
    server.when((request, response) -> request.getInputStream().readAllBytes());
    Wire.Response response =
        server.request("POST", "/x").header("Transfer-Encoding", "chunked").body("zz\r\n").send();
    assertEnvelope(response, 400);
    assertThat(failures.only().getLevel()).isEqualTo(Level.DEBUG);
    assertThat(failures.only().getMDCPropertyMap())
        .containsEntry("request_id", response.header("X-Request-Id"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The container's stream is closed by then, because the client has left. */
  @Test
  void anApplicationThatGoesOnWriting() throws IOException {
    CountDownLatch gone = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          if (request.getPathInfo().equals("/x")) {
            await(gone);
            try {
              writeForEver(response.getOutputStream());
            } catch (IOException first) {
              response.getOutputStream().print("still there?");
              response.getOutputStream().flush();
              throw first; // where the container lets it pass
            }
          }
        });
    sent(GET).close();
    gone.countDown();
    assertAborted();
  }
}
