package dev.outcry.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Log events to scrub, the same for each run. */
final class LogEvents {

  private LogEvents() {}

  /** At least so many characters of them. */
  static String[] of(String corpus, int atLeast) {
    Random random = new Random(7);
    List<String> made = new ArrayList<>();
    long traces = 0;
    boolean mixed = corpus.equals("mixed");
    for (long chars = 0; chars < atLeast; ) {
      boolean trace = mixed && traces < chars * 0.45;
      String event =
          trace
              ? trace(random)
              : mixed && random.nextInt(20) == 0
                  ? dirty(random)
                  : corpus.equals("detailed") ? detailed(random) : line(random);
      made.add(event);
      chars += event.length();
      traces += trace ? event.length() : 0;
    }
    return made.toArray(String[]::new);
  }

  private static String line(Random random) {
    int n = random.nextInt(900);
    return switch (random.nextInt(5)) {
      case 0 ->
          "GET /api/orders/" + n + " answered 200 in " + n + " ms for tenant acme, bytes=" + n;
      case 1 -> "Order confirmed and handed to the warehouse of region eu-west-1, total EUR " + n;
      case 2 ->
          "Started ServerConnector@6f75e721{HTTP/1.1, (http/1.1)}{0.0.0.0:8080} in " + n + " ms";
      case 3 -> "Fetched rows from table stock_levels: status=OK, took=" + n + "ms, cache=miss";
      default ->
          "No route for event OrderPlaced in state PAID, attempt " + n % 5 + " of 5, giving up";
    };
  }

  private static String detailed(Random random) {
    int n = random.nextInt(900);
    return switch (random.nextInt(10)) {
      case 0 ->
          "2026-11-22T07:01:1"
              + n % 10
              + ".5Z INFO [http-nio-8080-exec-"
              + n % 20
              + "] c.a.shop.orders.OrderController - Order "
              + (10_000 + n)
              + " accepted, 3 items";
      case 1 ->
          "GET /api/v1/orders/"
              + n
              + "/items?page=2&size=50&sort=created answered 200 in "
              + n
              + " ms, request "
              + new UUID(random.nextLong(), random.nextLong());
      case 2 -> "HikariPool-1 - Pool stats (total=10, active=" + n % 10 + ", idle=7, waiting=0)";
      case 3 ->
          "select o.id, o.status, o.created_at from orders o join customers c on c.id = o.customer_id"
              + " where o.status = ? and o.created_at > ? order by o.created_at desc limit 50";
      case 4 ->
          "{\"event\":\"order.shipped\",\"orderId\":"
              + (100_000 + n)
              + ",\"carrier\":\"DHL\",\"parcels\":2,\"weightKg\":3.5,\"durationMs\":"
              + n
              + "}";
      case 5 ->
          "Retrying call to inventory-service (attempt "
              + n % 5
              + " of 5): connection reset by peer,"
              + " next delay "
              + n
              + " ms, circuit breaker CLOSED";
      case 6 ->
          "Kafka consumer group shop-orders partition orders-3 offset "
              + (1_000_000 + n)
              + " lag "
              + n
              + " committed, leader epoch 17";
      case 7 ->
          "The response of the payment provider took longer than expected, the customer was told to"
              + " wait and the order stays in state PENDING until the next run of the job";
      case 8 -> "Cache evicted 512 entries, hit ratio 0." + n + ", size 8192, average load 1.5 ms";
      default ->
          "user-agent=okhttp/4.12.0 method=POST path=/api/v1/carts/"
              + n
              + " status=201 duration_ms="
              + n;
    };
  }

  private static String dirty(Random random) {
    int n = random.nextInt(900);
    return switch (random.nextInt(3)) {
      case 0 -> "mail sent to bob" + n + "@example.com by job 17";
      case 1 -> "login of user=bob failed, password=hunter" + n + " from the web";
      default -> "charged card 41111111" + "11111111 for order " + n;
    };
  }

  private static String trace(Random random) {
    String[] frames = {
      "com.acme.shop.orders.OrderService.place(OrderService.java:",
      "org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:",
      "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:",
      "org.eclipse.jetty.server.handler.ContextHandler.doScope(ContextHandler.java:"
    };
    StringBuilder out = new StringBuilder("java.lang.IllegalStateException: no route\n");
    for (int i = 0; i < 4 + random.nextInt(8); i++) {
      out.append("\tat ").append(frames[random.nextInt(4)]).append(20 + random.nextInt(900));
      out.append(")\n");
    }
    return out.toString();
  }
}
