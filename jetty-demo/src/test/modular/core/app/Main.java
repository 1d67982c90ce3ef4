package app;

import dev.outcry.Outcry;
import dev.outcry.OutcryModules;
import dev.outcry.context.RequestContext;
import dev.outcry.health.HealthChecks;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The core and nothing else: no servlets, no logging, no validation. */
public final class Main {
  record Order(String sku, int quantity) {}

  public static void main(String[] args) throws Exception {
    try (Outcry outcry =
            Outcry.builder()
                .modules(OutcryModules.jdbc(), OutcryModules.io(), OutcryModules.concurrency())
                .discoverModules()
                .build();
        HealthChecks checks =
            HealthChecks.builder().ready("sky", () -> {}).deadline(Duration.ofMinutes(1)).build()) {
      var failure =
          outcry.handle(
              new HttpErrors.Conflict("Sold out.").reason("out_of_stock").with("sku", "A-17"),
              RequestContext.builder().requestId("r-1").build());
      var body = outcry.format(null).encode(failure.envelope(), failure.requestId());
      System.out.println(new String(body, StandardCharsets.UTF_8));
      System.out.println("read: " + read("{\"sku\":\"A-17\",\"quantity\":2}").quantity());
      try {
        read("{\"sku\":\"A-17\",\"quantity\":\"two\"}");
      } catch (HttpException refused) {
        System.out.println("refused: " + refused.errors().keySet());
      }
      System.out.println("health: " + checks.ready().json());
      System.out.println("exit code: " + outcry.guard("job", () -> fail()).exitCode());
      System.out.println("module: " + Outcry.class.getModule().getName());
    }
  }

  private static void fail() throws IOException {
    throw new java.net.ConnectException("no carrier");
  }

  private static Order read(String json) throws IOException {
    return JsonReader.create()
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Order.class);
  }
}
