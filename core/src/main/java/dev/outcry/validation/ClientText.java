package dev.outcry.validation;

import dev.outcry.internal.SafeText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The message of a violation, unless it quotes the rejected value: that is a card number or a
 * password as often as not. Hibernate Validator's own {@code @LuhnCheck} says "the check digit for
 * ${validatedValue} is invalid", and a hand-written validator that puts the value into its template
 * is a common mistake.
 */
final class ClientText {

  /** Stands in the place of a message that quotes the value. */
  static final String NEUTRAL = "is not valid";

  /** Characters of a value that are worth looking for; less is in any sentence. */
  private static final int TELLING = 3;

  private ClientText() {}

  static String of(ConstraintViolation<?> violation) {
    String message = violation.getMessage();
    return message == null || quotesValue(violation, message) ? NEUTRAL : message;
  }

  private static boolean quotesValue(ConstraintViolation<?> violation, String message) {
    String template = violation.getMessageTemplate();
    if (contains(template, "validatedValue") || message.contains("validatedValue")) {
      return true; // the latter where nothing has interpolated it
    }
    // a template of the resource bundle is not to be had: only its key is
    Object value = violation.getInvalidValue();
    if (!(value instanceof CharSequence || value instanceof Number)) {
      return false;
    }
    String text = SafeText.of(value);
    return text.length() >= TELLING
        && message.contains(text)
        && !isOurs(violation.getConstraintDescriptor(), text);
  }

  /** Whether the constraint says so itself: "less than 1000" is no secret where 1000 came. */
  private static boolean isOurs(@Nullable ConstraintDescriptor<?> constraint, String text) {
    return constraint != null
        && (contains(constraint.getMessageTemplate(), text)
            || contains(constraint.getAttributes().values(), text));
  }

  private static boolean contains(Collection<?> attributes, String text) {
    return attributes.stream()
        .map(attribute -> attribute instanceof Object[] array ? Arrays.asList(array) : attribute)
        .anyMatch(attribute -> contains(SafeText.of(attribute), text));
  }

  private static boolean contains(@Nullable String words, String text) {
    return words != null && words.contains(text);
  }
}
