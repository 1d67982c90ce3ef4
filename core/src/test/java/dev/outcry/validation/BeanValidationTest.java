package dev.outcry.validation;

import static dev.outcry.validation.Validators.ENGLISH;
import static dev.outcry.validation.Validators.errors;
import static dev.outcry.validation.Validators.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.http.HttpErrors.UnprocessableContent;
import dev.outcry.http.HttpException;
import dev.outcry.testing.CapturedLog;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.Valid;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** A bean is returned, or answered with a 422 that says what is wrong with it. */
class BeanValidationTest {

  record Item(@Min(1) int qty) {}

  record Order(
      @NotBlank @Size(min = 2) String customer,
      List<@Valid Item> items,
      @NotBlank(groups = Paid.class) String card) {}

  interface Paid {}

  @Test
  void aBeanThatKeepsItsConstraintsIsReturned() {
    Order order = new Order("Ada", List.of(new Item(1)), "");
    assertThat(BeanValidation.check(ENGLISH, order)).isSameAs(order);
  }

  @Test
  void oneThatDoesNotIsAnsweredFieldByField() {
    HttpException failure = failure(new Order(" ", List.of(new Item(1), new Item(0)), "x"));
    assertThat(failure).isInstanceOf(UnprocessableContent.class);
    assertThat(failure.status()).isEqualTo(422);
    assertThat(failure.reason()).isEqualTo("validation_failed");
    assertThat(failure.errors())
        .containsExactly(
            Map.entry(
                "customer", List.of("must not be blank", "size must be between 2 and 2147483647")),
            Map.entry("items[1].qty", List.of("must be greater than or equal to 1")));
  }

  @Test
  void theEnvelopeHasItInBothShapes() {
    Failure failure;
    try (CapturedLog log = CapturedLog.ofFailures();
        Outcry outcry = Outcry.create()) {
      failure =
          outcry.handle(
              failure(new Order("Ada", List.of(new Item(0)), "x")), RequestContext.of("test"));
      assertThat(log.only().level()).hasToString("INFO");
      assertThat(log.only().message())
          .isEqualTo(
              "422 Unprocessable Content in test: 1 constraint violation in "
                  + Order.class.getName()
                  + ": items[0].qty");
    }
    assertThat(failure.blame()).isEqualTo(Blame.CLIENT);
    assertThat(text(EnvelopeFormats.json().encode(failure.envelope(), "abc")))
        .contains("\"reason\":\"validation_failed\"")
        .contains("\"errors\":{\"items[0].qty\":[\"must be greater than or equal to 1\"]}");
    assertThat(text(EnvelopeFormats.problemJson().encode(failure.envelope(), "abc")))
        .contains("\"detail\":\"must be greater than or equal to 1\"")
        .contains("\"pointer\":\"#/items/0/qty\"");
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8)
        .replaceAll("\\s*\n\\s*", "")
        .replace("\": ", "\":");
  }

  @Test
  void onlyTheGroupsThatWereAskedForAreChecked() {
    Order order = new Order(" ", List.of(new Item(0)), " ");
    assertThat(errors(order, Paid.class)).isEqualTo(Map.of("card", List.of("must not be blank")));
  }

  @Test
  void theFailureCostsNoStackTrace() {
    assertThat(failure(new Order(" ", List.of(), "")).getStackTrace()).isEmpty();
  }

  @Test
  void noBeanIsAMistakeOfTheCaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BeanValidation.check(ENGLISH, (Order) null))
        .withMessageContaining("no bean to check")
        .withMessageContaining("empty body");
  }

  record Misdeclared(@Email int age) {}

  @Test
  void aConstraintThatDoesNotFitIsOurBug() {
    assertThatThrownBy(() -> BeanValidation.check(ENGLISH, new Misdeclared(1)))
        .isInstanceOf(UnexpectedTypeException.class);
  }

  @Test
  void aValidatorThatFailsIsOurBugAndGoesThroughAsItIs() {
    Validator broken = Mockito.mock(Validator.class);
    for (RuntimeException bug :
        List.of(new ValidationException("x"), new ConstraintDeclarationException("y"))) {
      Mockito.doThrow(bug).when(broken).validate(Mockito.any());
      assertThatThrownBy(() -> BeanValidation.check(broken, "bean")).isSameAs(bug);
      try (CapturedLog log = CapturedLog.ofFailures();
          Outcry outcry = Outcry.create()) {
        Failure failure = outcry.handle(bug, RequestContext.of("test"));
        assertThat(failure.status()).isEqualTo(500);
        assertThat(failure.blame()).isEqualTo(Blame.SERVER);
        assertThat(log.only().throwable()).isPresent();
      }
    }
  }

  /** Cannot make up its mind. */
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = Crashing.Check.class)
  @interface Crashing {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Fails. */
    final class Check implements ConstraintValidator<Crashing, String> {
      @Override
      public boolean isValid(String value, ConstraintValidatorContext context) {
        throw new IllegalStateException("database gone");
      }
    }
  }

  record Unlucky(@Crashing String name) {}

  @Test
  void aConstraintThatThrowsIsOurBug() {
    assertThatThrownBy(() -> BeanValidation.check(ENGLISH, new Unlucky("x")))
        .isInstanceOf(ValidationException.class)
        .hasRootCauseMessage("database gone");
  }
}
