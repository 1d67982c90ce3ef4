package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporter;
import dev.outcry.report.ErrorReporters;
import dev.outcry.report.FailureGroup;
import dev.outcry.report.FailureLedger;
import dev.outcry.validation.BeanValidationModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/**
 * Core with its own dependencies and none of the optional ones. Run by the execution {@code
 * without-optional-jars} alone.
 */
class WithoutOptionalJarsBareTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jakarta.validation.Validator",
        "org.hibernate.validator.HibernateValidator",
        "jakarta.el.ExpressionFactory",
        "ch.qos.logback.classic.Logger",
        "ch.qos.logback.core.Appender",
      })
  void theyAreReallyNotThere(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void norIsAnythingToLogWith() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
  }

  @Test
  void aFailureIsAnsweredAndRecorded() {
    List<Failure> recorded = new ArrayList<>();
    try (Outcry outcry =
        Outcry.builder()
            .map(ArithmeticException.class, 409)
            .listeners((failure, context) -> recorded.add(failure))
            .build()) {
      Failure expected =
          outcry.handle(new Conflict("Sold out.").reason("sold_out"), RequestContext.of("test"));
      Failure mapped = outcry.handle(new ArithmeticException(), RequestContext.of("test"));
      Failure unexpected = outcry.handle(new IllegalStateException("x"), RequestContext.of("test"));
      assertThat(recorded).containsExactly(expected, mapped, unexpected);
      assertThat(recorded).extracting(Failure::status).containsExactly(409, 409, 500);
      byte[] body = EnvelopeFormats.json().encode(expected.envelope(), expected.requestId());
      assertThat(new String(body, StandardCharsets.UTF_8))
          .contains("Sold out.", "sold_out", expected.requestId());
    }
  }

  @Test
  void aFailureIsCountedAndReported() {
    List<ErrorReport> sent = new ArrayList<>();
    FailureLedger ledger = FailureLedger.create();
    // its thread may be late to begin, and closing waits for no more than its deadline
    ErrorReporter async =
        ErrorReporters.asyncBuilder(sent::add).closeDeadline(Duration.ofMinutes(2)).build();
    try (Outcry outcry = Outcry.builder().ledger(ledger).reporters(async).build()) {
      outcry.handle(new IllegalStateException("x"), RequestContext.of("test"));
    }
    assertThat(sent).extracting(ErrorReport::status).containsExactly(500);
    assertThat(ledger.groups()).extracting(FailureGroup::count).containsExactly(1L);
  }

  @Test
  void workIsGuarded() throws Exception {
    try (Outcry outcry = Outcry.create()) {
      assertThat(outcry.guard("export", () -> 42).orElseThrow()).isEqualTo(42);
      Outcome<Integer> failed =
          outcry.guard(
              "export",
              () -> {
                throw new IllegalStateException("x");
              });
      assertThat(failed.succeeded()).isFalse();
      assertThat(failed.exitCode()).isEqualTo(70);
    }
  }

  @Test
  void whoNeedsOneIsToldWhatToAdd() {
    String coordinate = "jakarta.validation:jakarta.validation-api";
    assertThatIllegalStateException()
        .isThrownBy(BeanValidationModule::create)
        .withMessageContaining(coordinate);
    assertThatIllegalStateException()
        .isThrownBy(BeanValidationModule::everyViolation)
        .withMessageContaining(coordinate);
    assertThatIllegalStateException()
        .isThrownBy(BeanValidationModule::new)
        .withMessageContaining(coordinate);
  }
}
