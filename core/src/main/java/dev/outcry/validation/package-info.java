/**
 * Jakarta Validation: what is wrong with a bean as field errors of one 422.
 *
 * <p>{@link dev.outcry.validation.BeanValidation} checks a bean by hand: it returns the bean or
 * throws the answer. {@link dev.outcry.validation.BeanValidationModule} translates the {@code
 * ConstraintViolationException}s that a container or an interceptor throws, and tells the client's
 * mistakes from ours.
 *
 * <p>Optional: needs {@code jakarta.validation:jakarta.validation-api} 3.0 or 3.1 (Jakarta EE 10
 * and 11) and a provider, such as Hibernate Validator. Messages are the provider's, in the locale
 * that its message interpolator finds; the rejected value is in none of them.
 */
@NullMarked
package dev.outcry.validation;

import org.jspecify.annotations.NullMarked;
