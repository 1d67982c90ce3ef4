package app;

import dev.outcry.Outcry;

/** A job that fails, and whose failure line is all that it prints. */
public final class Main {
  public static void main(String[] args) {
    try (Outcry outcry = Outcry.create()) {
      outcry.guard("nightly", () -> fail());
    }
  }

  private static void fail() {
    throw new IllegalStateException("no stock for jane@example.com");
  }
}
