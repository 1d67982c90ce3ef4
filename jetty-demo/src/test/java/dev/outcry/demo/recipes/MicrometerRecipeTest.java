package dev.outcry.demo.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors.Conflict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MicrometerRecipeTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void eachFailureIsCountedOnce() {
    try (Outcry outcry = Outcry.builder().listeners(MicrometerRecipe.counter(registry)).build()) {
      RequestContext context = RequestContext.of("any");
      IllegalStateException bug = new IllegalStateException("boom");
      outcry.handle(bug, context);
      outcry.handle(bug, context); // on its way up once more
      outcry.handle(new Conflict("Sold out.").reason("out_of_stock"), context);
    }
    assertThat(count("500", "SERVER", "none")).isEqualTo(1);
    assertThat(count("409", "CLIENT", "out_of_stock")).isEqualTo(1);
  }

  private double count(String status, String blame, String reason) {
    return registry
        .get("failures")
        .tags("status", status, "blame", blame, "reason", reason)
        .counter()
        .count();
  }
}
