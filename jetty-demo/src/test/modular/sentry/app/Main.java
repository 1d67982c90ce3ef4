package app;

import dev.outcry.Outcry;
import dev.outcry.report.ErrorReporters;
import dev.outcry.sentry.SentryReporter;

/** A reporter to Sentry, where nobody listens: counted, and nothing worse. */
public final class Main {
  public static void main(String[] args) {
    var dsn = "http://key@127.0.0.1:9/1"; // the port of "discard": nobody listens
    try (Outcry outcry =
        Outcry.builder().reporters(ErrorReporters.async(SentryReporter.of(dsn))).build()) {
      var failure = outcry.guard("job", () -> fail()).failure().orElseThrow();
      System.out.println("reported: " + failure.blame());
    }
  }

  private static void fail() {
    throw new IllegalStateException("broken");
  }
}
