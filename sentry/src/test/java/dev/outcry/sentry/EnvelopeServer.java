package dev.outcry.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A server on the loopback interface that speaks Sentry's envelope protocol. */
final class EnvelopeServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> envelopes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch hangs = new CountDownLatch(1);
  private volatile int status = 200;

  EnvelopeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String dsn() {
    return "http://public@127.0.0.1:" + server.getAddress().getPort() + "/42";
  }

  /** What it answers from now on; 0 never answers. */
  void answers(int newStatus) {
    this.status = newStatus;
  }

  /** What arrived: the lines of each envelope. */
  List<String> envelopes() {
    return List.copyOf(envelopes);
  }

  /** Method, path and headers of what arrived. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    try (InputStream raw = exchange.getRequestBody();
        InputStream body = "gzip".equals(encoding) ? new GZIPInputStream(raw) : raw) {
      heads.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().entrySet());
      envelopes.add(new String(body.readAllBytes(), UTF_8));
    }
    if (status == 0) {
      try {
        hangs.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    if (status == 429) {
      exchange.getResponseHeaders().add("Retry-After", "3600"); // longer than any test
    }
    exchange.sendResponseHeaders(status == 0 ? 500 : status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    hangs.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
