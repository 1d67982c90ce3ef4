package dev.outcry.validation;

import static dev.outcry.validation.Validators.errors;
import static dev.outcry.validation.Validators.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.testing.CapturedLog;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.LuhnCheck;
import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.api.Test;

/** What the client sent is not sent back to it, nor to the log. */
class RejectedValuesTest {

  private static final String CARD = "411111" + "1111" + "111112";
  private static final String SECRET = "hunter" + 2;

  private record Naming(
      @Size(min = 99, message = "'${validatedValue}' is too short") String password) {}

  private record Formatting(
      @Min(value = 9, message = "${formatter.format('%08d', validatedValue)} is too low")
          int pin) {}

  @Test
  void aTemplateThatNamesTheValueIsReplaced() {
    assertThat(errors(new Naming(SECRET))).isEqualTo(Map.of("password", List.of("is not valid")));
    assertThat(errors(new Formatting(7))).isEqualTo(Map.of("pin", List.of("is not valid")));
    assertThat(errors(new Naming("x"))).isEqualTo(Map.of("password", List.of("is not valid")));
  }

  private record Paying(@LuhnCheck String card) {}

  /** Hibernate Validator's own text: its template in the bundle names the value. */
  @Test
  void soIsAMessageOfTheResourceBundleThatNamesIt() {
    assertThat(errors(new Paying(CARD))).isEqualTo(Map.of("card", List.of("is not valid")));
  }

  /** Puts the value into the template, as is often seen. */
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = Known.Check.class)
  @interface Known {
    String message() default "unknown";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Quotes. */
    final class Check implements ConstraintValidator<Known, Object> {
      @Override
      public boolean isValid(Object value, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate("unknown: " + value).addConstraintViolation();
        return false;
      }
    }
  }

  private record Looking(@Known String token, @Known StringBuilder text, @Known Long number) {}

  @Test
  void soIsOneThatAValidatorPutTogether() {
    assertThat(errors(new Looking(SECRET, new StringBuilder(SECRET), 4_711L)))
        .isEqualTo(
            Map.of(
                "token", List.of("is not valid"),
                "text", List.of("is not valid"),
                "number", List.of("is not valid")));
  }

  private record Limits(
      @Max(999) int max,
      @DecimalMax(value = "1000.50", inclusive = false) BigDecimal less,
      @Range(min = 100, max = 200, message = "100 to 200, please, not 300") int range,
      @Pattern(regexp = "abcd+", message = "must match \"{regexp}\"") String pattern,
      @Email String mail) {}

  @Test
  void aTextThatTheConstraintSaysByItselfIsNoQuotation() {
    assertThat(errors(new Limits(1_000, new BigDecimal("1000.50"), 300, "abc", "a")))
        .isEqualTo(
            Map.of(
                "max", List.of("must be less than or equal to 999"),
                "less", List.of("must be less than 1000.50"),
                "range", List.of("100 to 200, please, not 300"),
                "pattern", List.of("must match \"abcd+\""),
                "mail", List.of("must be a well-formed email address")));
  }

  @Test
  void neitherBodyNorLineHasIt() {
    for (Object bean : List.of(new Naming(SECRET), new Looking(SECRET, null, null))) {
      try (CapturedLog log = CapturedLog.ofFailures();
          Outcry outcry = Outcry.create()) {
        var failure = outcry.handle(failure(bean), RequestContext.of("test"));
        for (var format : EnvelopeFormats.defaults()) {
          assertThat(new String(format.encode(failure.envelope(), "abc"), StandardCharsets.UTF_8))
              .contains("is not valid")
              .doesNotContain(SECRET);
        }
        assertThat(log.only().toString()).doesNotContain(SECRET);
      }
    }
  }
}
