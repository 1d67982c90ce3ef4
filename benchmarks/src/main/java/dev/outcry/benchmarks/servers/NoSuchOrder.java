package dev.outcry.benchmarks.servers;

/** The application's own exception for what is a 404 to its clients. */
class NoSuchOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchOrder(String id) {
    super("no order " + id);
  }
}
