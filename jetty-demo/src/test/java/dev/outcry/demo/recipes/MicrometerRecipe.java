package dev.outcry.demo.recipes;

import dev.outcry.FailureListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Failures as a counter: by status, by whose fault, and by the reason that the client is told. */
final class MicrometerRecipe {

  private MicrometerRecipe() {}

  /** For {@code Outcry.builder().listeners(MicrometerRecipe.counter(registry))}. */
  static FailureListener counter(MeterRegistry registry) {
    return (failure, context) -> {
      String reason = failure.envelope().reason(); // the application's own words: there are few
      Counter.builder("failures")
          .description("Failures answered, each once")
          .tag("status", Integer.toString(failure.status()))
          .tag("blame", failure.blame().name())
          .tag("reason", reason == null ? "none" : reason)
          .register(registry)
          .increment();
    };
  }
}
