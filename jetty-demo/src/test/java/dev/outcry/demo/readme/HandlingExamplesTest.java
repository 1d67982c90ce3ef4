package dev.outcry.demo.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.Failure;
import dev.outcry.Outcome;
import dev.outcry.Outcry;
import dev.outcry.OutcryModules;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.demo.readme.Shop.Cancelled;
import dev.outcry.demo.readme.Shop.OrderFailure;
import dev.outcry.demo.readme.Shop.OutOfStock;
import dev.outcry.demo.readme.Shop.SoldOut;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.health.HealthChecks;
import dev.outcry.http.HttpErrors;
import dev.outcry.report.ErrorReporters;
import dev.outcry.scrub.Detector;
import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.scrub.Redaction;
import dev.outcry.scrub.Scrubbers;
import dev.outcry.scrub.SensitiveNames;
import dev.outcry.sentry.SentryReporter;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The other examples of the documents: handlers, scopes, scrubbing, reports, health, and work. */
class HandlingExamplesTest {

  private static Failure at(String path, Outcry outcry, Throwable error) {
    return outcry.handle(error, RequestContext.builder().path(path).build());
  }

  @Test
  void businessErrorsAreOneLine() {
    var sku = "A-17";
    assertThatThrownBy(
            () -> {
              throw new HttpErrors.Conflict("Sold out.").reason("out_of_stock").with("sku", sku);
            })
        .isInstanceOf(HttpErrors.Conflict.class);
    assertThatThrownBy(
            () -> {
              throw new HttpErrors.UnprocessableContent()
                  .error("items[0].qty", "must be at least 1");
            })
        .isInstanceOf(HttpErrors.UnprocessableContent.class);
    var busy = new HttpErrors.ServiceUnavailable(Duration.ofMinutes(10)); // Retry-After: 600
    assertThat(busy.headers().get("Retry-After")).containsExactly("600");
    assertThat(new SoldOut().status()).isEqualTo(409);
  }

  @Test
  void aDomainIsMapped() {
    try (Outcry outcry =
        Outcry.builder()
            .map(OrderFailure.class, 409) // and all its subclasses
            .on(
                OutOfStock.class,
                (error, context) ->
                    ErrorEnvelope.of(409, "Sold out.")
                        .reason("out_of_stock")
                        .with("sku", error.sku()))
            .modules(OutcryModules.jdbc(), OutcryModules.io(), OutcryModules.concurrency())
            .build()) {
      assertThat(at("/", outcry, new Cancelled()).envelope().reason()).isNull();
      assertThat(at("/", outcry, new OutOfStock()).envelope().reason()).isEqualTo("out_of_stock");
      assertThat(at("/", outcry, new SQLTimeoutException()).status()).isEqualTo(504);
      assertThat(at("/", outcry, new NoSuchFileException("x")).status()).isEqualTo(500);
    }
  }

  @Test
  void scopesAreWithinPaths() {
    try (Outcry outcry =
        Outcry.builder()
            .on(404, (error, context) -> ErrorEnvelope.of(error).with("help", "/help"))
            .map(SQLException.class, 503)
            .scope(
                "/api/*", // /api and all below, without the context path
                api ->
                    api.on(
                        SQLException.class,
                        (error, context) ->
                            ErrorEnvelope.of(503).retryAfter(Duration.ofSeconds(10))))
            .build()) {
      assertThat(at("/api/x", outcry, new HttpErrors.NotFound()).envelope().payload())
          .containsEntry("help", "/help");
      assertThat(at("/api/x", outcry, new SQLException()).envelope().headers())
          .containsKey("Retry-After");
      assertThat(at("/", outcry, new SQLException()).envelope().headers())
          .doesNotContainKey("Retry-After");
    }
  }

  /** The rows of the README's table of the order. */
  @Test
  void theOrderIsByCodeAndThenByClass() {
    var asked = new ArrayList<String>();
    try (Outcry outcry =
        Outcry.builder()
            .on(404, (error, context) -> says(asked, "404", 404))
            .on(HttpErrors.Conflict.class, (error, context) -> says(asked, "Conflict", 409))
            .on(409, (error, context) -> says(asked, "409", 409))
            .on(RuntimeException.class, (error, context) -> says(asked, "RuntimeException", 500))
            .on(500, (error, context) -> says(asked, "500", 500))
            .map(SQLException.class, 503)
            .on(503, (error, context) -> says(asked, "503", 503))
            .scope(
                "/api/*",
                api ->
                    api.on(
                            dev.outcry.http.HttpException.class,
                            (error, context) -> says(asked, "/api HttpException", error.status()))
                        .on(
                            Exception.class,
                            (error, context) -> says(asked, "/api Exception", 500)))
            .build()) {
      at("/api/x", outcry, new HttpErrors.NotFound());
      at("/api/x", outcry, new HttpErrors.Gone());
      at("/x", outcry, new HttpErrors.Conflict());
      at("/x", outcry, new IllegalStateException());
      at("/x", outcry, new java.io.IOException());
      at("/api/x", outcry, new IllegalStateException());
      at("/x", outcry, new SQLException());
      at("/api/x", outcry, new SQLException());
    }
    assertThat(asked)
        .containsExactly(
            "404",
            "/api HttpException",
            "Conflict",
            "RuntimeException",
            "500",
            "/api Exception",
            "503",
            "503");
  }

  private static ErrorEnvelope says(List<String> asked, String name, int status) {
    asked.add(name);
    return ErrorEnvelope.of(status);
  }

  @Test
  void scrubbingIsTold() {
    var key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    try (Outcry outcry =
        Outcry.builder()
            .scrubber(
                Scrubbers.builder()
                    .enable(Detector.IPV4)
                    .redact(Detector.IPV4, Redaction.truncateAddress())
                    .names(SensitiveNames.builder().add("tenantPin").allow("session").build())
                    .prefix("acme", "acme_", 20)
                    .build())
            .pseudonymizer(Pseudonymizer.of("k1", key)) // for users and addresses
            .build()) {
      assertThat(outcry.scrubber().scrub("from 192.0.2.77, tenantPin=1234, jane@example.com"))
          .doesNotContain("77")
          .doesNotContain("1234")
          .doesNotContain("jane");
    }
  }

  @Test
  void reportsLeaveTheProcess() {
    var dsn = "http://key@127.0.0.1:9/1";
    try (Outcry outcry =
        Outcry.builder()
            .release("shop@2.3")
            .environment("production")
            .reporters(ErrorReporters.async(SentryReporter.of(dsn))) // no request waits for it
            .build()) {
      assertThat(outcry.guard("job", () -> {}).succeeded()).isTrue();
    }
  }

  @Test
  void healthIsChecked() {
    DataSource dataSource = new JdbcDataSource();
    ((JdbcDataSource) dataSource).setURL("jdbc:h2:mem:");
    var mailUri = URI.create("http://127.0.0.1:9/");
    try (HealthChecks checks =
        HealthChecks.builder()
            .ready("db", HealthChecks.dataSource(dataSource))
            .ready("mail", HealthChecks.http(mailUri), check -> check.optional())
            .deadline(Duration.ofMinutes(2))
            .build()) {
      assertThat(checks.ready().json())
          .startsWith("{\"status\":\"degraded\"")
          .contains("\"mail\":\"fail\"");
    }
  }

  @Test
  void workIsGuarded() {
    var settled = new ArrayList<String>();
    try (Outcry outcry = Outcry.builder().modules(OutcryModules.io()).build()) {
      for (Throwable error :
          new Throwable[] {
            new ConnectException(), new IllegalStateException(), new HttpErrors.ServiceUnavailable()
          }) {
        // never throws; a failure is logged under an id
        Outcome<?> outcome = outcry.guard("order 17", () -> place(error));
        if (outcome.blamedOn(Blame.DEPENDENCY)) {
          settled.add("retry later " + outcome.exitCode()); // 69
        } else if (outcome.blamedOn(Blame.CLIENT) || outcome.blamedOn(Blame.SERVER)) {
          settled.add("dead letter " + outcome.exitCode()); // 65, 70
        } else if (!outcome.succeeded()) {
          settled.add("give back " + outcome.exitCode()); // 75 overload, 130 aborted
        }
      }
    }
    assertThat(settled).containsExactly("retry later 69", "dead letter 70", "give back 75");
  }

  private static void place(Throwable error) throws Exception {
    if (error instanceof Exception exception) {
      throw exception;
    }
  }
}
