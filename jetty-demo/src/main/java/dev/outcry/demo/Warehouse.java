package dev.outcry.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.outcry.demo.DemoErrors.WarehouseUnreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A neighbour that cannot be relied upon, and the call to it. It answers, fails, and hangs up, in
 * turn. Shows that whose fault a failure is can be told from the exception alone.
 */
final class Warehouse implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final HttpServer server;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final AtomicInteger asked = new AtomicInteger();

  private Warehouse(HttpServer server) {
    this.server = server;
  }

  static Warehouse start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Warehouse warehouse = new Warehouse(server);
    server.createContext("/", warehouse::answer);
    server.start();
    return warehouse;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (asked.getAndIncrement() % 3) {
        case 0 -> exchange.sendResponseHeaders(503, -1);
        case 1 -> {} // hangs up without a word
        default -> {
          byte[] body = "{\"in_stock\":12}".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        }
      }
    }
  }

  /**
   * What the neighbour knows of its stock, as JSON.
   *
   * @throws WarehouseUnreachable if it fails or does not answer
   * @throws InterruptedIOException if this thread is to stop waiting
   */
  byte[] stock() throws InterruptedIOException {
    URI stock = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stock");
    HttpRequest request = HttpRequest.newBuilder(stock).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new WarehouseUnreachable(new IOException("it said " + response.statusCode()));
      }
      return response.body();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking the warehouse");
    } catch (IOException failed) {
      throw new WarehouseUnreachable(failed);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
