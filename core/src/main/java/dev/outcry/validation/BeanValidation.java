package dev.outcry.validation;

import dev.outcry.http.HttpException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * Checks beans by hand.
 *
 * <pre>{@code
 * Order order = BeanValidation.check(validator, JsonBody.read(request, Order.class));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class BeanValidation {

  private BeanValidation() {}

  /**
   * Returns the bean if it keeps its constraints, and else throws a 422 with the reason {@code
   * validation_failed} and a field error for each violation, without a stack trace.
   *
   * <p>The errors are in the order of their paths, indices as numbers, and then of their messages;
   * the first 100 are kept. A path is that of the Java properties ({@code items[0].qty}; Hibernate
   * Validator's {@code PropertyNodeNameProvider} gives it the names of the JSON), with the keys of
   * maps in it as the client sent them; one that would take more than 256 bytes ends at the last
   * name that fits. An element that has no place of its own is {@code tags[]}, and so is a key that
   * is itself wrong; violations of the bean as a whole have the empty path.
   *
   * <p>Messages are the validator's, in the locale of its message interpolator. One that quotes the
   * rejected value is replaced by "is not valid": its template names {@code validatedValue}, or the
   * value is a text or a number of at least three characters which stands in the message as it is,
   * and not in the constraint's own attributes. What a message makes of the value otherwise, by
   * formatting it or from a bean's fields, cannot be known: that is its author's to see to.
   *
   * @param <T> what it gives
   * @param validator the validator
   * @param bean what to check; a body that was empty must have been refused before
   * @param groups the groups to check; none for the default group
   * @return the bean
   * @throws HttpException 422 if a constraint is violated
   * @throws IllegalArgumentException if there is no bean
   * @throws jakarta.validation.ValidationException if the validator fails, as it is: that is our
   *     bug, and a 500
   */
  @SuppressWarnings("exports") // who has no Validator at hand cannot call this
  public static <T> T check(Validator validator, T bean, Class<?>... groups) {
    if (bean == null) {
      throw new IllegalArgumentException(
          "there is no bean to check; refuse an empty body before, as JsonReader and JsonBody do");
    }
    Set<ConstraintViolation<T>> violations = validator.validate(bean, groups);
    if (!violations.isEmpty()) {
      throw Violations.toHttpException(violations);
    }
    return bean;
  }
}
