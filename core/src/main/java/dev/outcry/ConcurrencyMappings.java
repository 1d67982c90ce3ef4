package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.http.HttpErrors.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Work that was refused or took too long, by the JDK, Resilience4j 2 and Failsafe 3. */
final class ConcurrencyMappings {

  /** What is refused for want of a free thread has a good chance soon. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final List<String> FULL =
      List.of(
          "io.github.resilience4j.bulkhead.BulkheadFullException",
          "dev.failsafe.BulkheadFullException");

  private static final List<String> LIMITED =
      List.of(
          "io.github.resilience4j.ratelimiter.RequestNotPermitted",
          "dev.failsafe.RateLimitExceededException");

  private ConcurrencyMappings() {}

  static void configure(Outcry.Builder outcry) {
    overloaded(outcry, RejectedExecutionException.class);
    outcry.map(TimeoutException.class, 504, Blame.DEPENDENCY);

    // open because the service behind it fails: that one is to be looked at, not our load
    unanswered(outcry, "io.github.resilience4j.circuitbreaker.CallNotPermittedException", 503);
    unanswered(outcry, "dev.failsafe.CircuitBreakerOpenException", 503);
    unanswered(outcry, "dev.failsafe.TimeoutExceededException", 504);

    for (String full : FULL) {
      OptionalTypes.named(full).forEach(type -> overloaded(outcry, type));
    }
    for (String limited : LIMITED) {
      OptionalTypes.map(outcry, limited, 429, Blame.CLIENT);
    }
  }

  private static void unanswered(Outcry.Builder outcry, String name, int status) {
    OptionalTypes.map(outcry, name, status, Blame.DEPENDENCY);
  }

  private static void overloaded(Outcry.Builder outcry, Class<? extends Throwable> type) {
    outcry.map(type, error -> new ServiceUnavailable(SOON), Blame.OVERLOAD);
  }
}
