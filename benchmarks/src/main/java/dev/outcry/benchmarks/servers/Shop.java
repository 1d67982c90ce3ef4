package dev.outcry.benchmarks.servers;

import java.nio.charset.StandardCharsets;

/** What all servers do with a request, some calls below whatever took it. */
final class Shop {

  /** Calls between the servlet and the failure, as services, proxies and repositories make them. */
  private static final int DEPTH = 20;

  private static final byte[] ORDER =
      "{\"id\":7,\"state\":\"PAID\"}".getBytes(StandardCharsets.UTF_8);

  private Shop() {}

  static byte[] order() {
    return ORDER;
  }

  /** Fails as a look-up that finds nothing. */
  static void missing() {
    fail(DEPTH, false);
  }

  /** Fails as nobody expected. */
  static void broken() {
    fail(DEPTH, true);
  }

  private static void fail(int calls, boolean unexpected) {
    if (calls > 0) {
      fail(calls - 1, unexpected);
    } else if (unexpected) {
      throw new IllegalStateException("the order cannot be placed: no stock for mug-blue");
    } else {
      throw new NoSuchOrder("7");
    }
  }
}
