package dev.outcry.sentry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Speaks as much of Sentry's protocol as a client needs. */
final class EnvelopeServer implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<String> envelopes = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  EnvelopeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/1/envelope/", this::answer);
    server.start();
  }

  String dsn() {
    return "http://" + "public" + '@' + "127.0.0.1:" + server.getAddress().getPort() + "/1";
  }

  void answers(int next) {
    status = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      envelopes.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "60");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream raw = exchange.getRequestBody();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(raw) : raw;
  }

  /** The next envelope with an event in it; what the client reports of itself is passed over. */
  String event() throws InterruptedException {
    for (; ; ) {
      String envelope = envelopes.poll(10, TimeUnit.SECONDS);
      if (envelope == null) {
        throw new AssertionError("no event came");
      }
      if (envelope.contains("\"type\":\"event\"")) {
        return envelope;
      }
    }
  }

  int waiting() {
    return envelopes.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
