package dev.outcry.benchmarks;

/** Exceptions from the depths of an application. */
final class Deep {

  private Deep() {}

  static RuntimeException made(int depth) {
    return depth <= 0 ? new IllegalStateException("the order cannot be placed") : made(depth - 1);
  }

  static void thrown(int depth) {
    if (depth > 0) {
      thrown(depth - 1);
    } else {
      throw new IllegalStateException("the order cannot be placed");
    }
  }
}
