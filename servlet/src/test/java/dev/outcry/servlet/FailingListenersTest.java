package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.Outcry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a listener of the application throws is a failure besides, and has its own line. */
class FailingListenersTest {

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).errorPage().start();
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  private void assertLines(String... messages) {
    assertThat(failures.all()).hasSize(messages.length);
    for (String message : messages) {
      assertThat(failures.all())
          .as(message)
          .anyMatch(line -> LoggedLines.everything(line).contains(message));
    }
  }

  /** One that throws whatever it is told. */
  private record Throwing(String name) implements AsyncListener {
    @Override
    public void onError(AsyncEvent event) {
      throw new IllegalArgumentException(name + " at an error");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      throw new IllegalArgumentException(name + " at a timeout");
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // said by another test
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      throw new IllegalArgumentException(name + " at a start");
    }
  }

  @Test
  void eachOfSeveralAtAnError() {
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.addListener(new Throwing("one"));
          async.addListener(new Throwing("two"));
          throw new IllegalStateException("first of all");
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertLines("first of all", "one at an error", "two at an error");
  }

  @Test
  void eachOfSeveralAtATimeout() {
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(100);
          async.addListener(new Throwing("one"));
          async.addListener(new Throwing("two"));
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertLines("one at a timeout", "two at a timeout");
  }

  @Test
  void oneAtTheStartOfTheNextCycle() {
    server.when(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.getWriter().print("second");
            async.complete();
          } else {
            async.addListener(new Throwing("one"));
            async.dispatch("/second");
          }
        });
    assertThat(server.get("/x").send().text()).isEqualTo("second");
    assertLines("one at a start");
  }

  private record ThrowingReader(ServletInputStream in, boolean wraps, CountDownLatch hasRead)
      implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      while (in.isReady() && in.read() >= 0) {
        // what there is of it
      }
      hasRead.countDown();
    }

    @Override
    public void onAllDataRead() {
      throw new IllegalStateException("all read");
    }

    @Override
    public void onError(Throwable error) {
      throw new IllegalArgumentException("told of it", wraps ? error : null);
    }
  }

  @Test
  void aReaderThatThrowsAndThenThrowsAgain() {
    server.when(
        (request, response) -> {
          request.startAsync();
          ServletInputStream in = request.getInputStream();
          in.setReadListener(new ThrowingReader(in, false, new CountDownLatch(1)));
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertLines("all read", "told of it");
  }

  @Test
  void aReaderThatThrowsAndThenTheSameAgain() {
    server.when(
        (request, response) -> {
          request.startAsync();
          ServletInputStream in = request.getInputStream();
          in.setReadListener(new ThrowingReader(in, true, new CountDownLatch(1)));
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertLines("all read");
  }

  @Test
  void aReaderThatWrapsTheClientsLeaving() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    server.when(
        (request, response) -> {
          request.startAsync();
          ServletInputStream in = request.getInputStream();
          in.setReadListener(new ThrowingReader(in, true, hasRead));
        });
    try (Socket socket = server.connect()) {
      String head = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n";
      socket.getOutputStream().write((head + "abc").getBytes(US_ASCII));
      socket.getOutputStream().flush();
      assertThat(hasRead.await(2, TimeUnit.MINUTES)).isTrue();
    }
    ILoggingEvent line = failures.next();
    assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
    assertThat(LoggedLines.value(line, "blame")).isEqualTo("ABORTED");
    server.when((request, response) -> {});
    server.get("/settles").send();
    assertThat(failures.all()).isEmpty();
  }

  private record ThrowingWriter() implements WriteListener {
    @Override
    public void onWritePossible() {
      throw new IllegalStateException("could write");
    }

    @Override
    public void onError(Throwable error) {
      throw new IllegalArgumentException("told of it");
    }
  }

  @Test
  void aWriterThatThrowsAndThenThrowsAgain() {
    server.when(
        (request, response) -> {
          request.startAsync();
          response.getOutputStream().setWriteListener(new ThrowingWriter());
        });
    assertEnvelope(server.get("/x").send(), 500);
    assertLines("could write", "told of it");
  }
}
