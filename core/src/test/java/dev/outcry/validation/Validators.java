package dev.outcry.validation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpException;
import dev.outcry.testing.StrictJson;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.mockito.Mockito;

/** Real violations from the provider on the class path, and made-up ones for what it never says. */
final class Validators {

  /** Speaks English, whatever the machine does. */
  static final Validator ENGLISH =
      Validation.byProvider(HibernateValidator.class)
          .configure()
          .defaultLocale(Locale.ENGLISH)
          .buildValidatorFactory()
          .getValidator();

  private Validators() {}

  /** What {@code check} throws for this bean. */
  static HttpException failure(Object bean, Class<?>... groups) {
    return catchThrowableOfType(
        HttpException.class, () -> BeanValidation.check(ENGLISH, bean, groups));
  }

  /** The field errors that {@code check} throws for this bean. */
  static Map<String, List<String>> errors(Object bean, Class<?>... groups) {
    return failure(bean, groups).errors();
  }

  /** The answer's first pointer in {@code application/problem+json}. */
  static String pointer(HttpException failure) {
    byte[] body = EnvelopeFormats.problemJson().encode(ErrorEnvelope.of(failure), "abc");
    return StrictJson.object(body).path("errors").path(0).path("pointer").stringValue();
  }

  /** A violation as a careless or hostile implementation makes it. */
  @SuppressWarnings("unchecked")
  static ConstraintViolation<Object> violation(Path path, String message) {
    ConstraintViolation<Object> violation = Mockito.mock(ConstraintViolation.class);
    Mockito.when(violation.getPropertyPath()).thenReturn(path);
    Mockito.when(violation.getMessage()).thenReturn(message);
    return violation;
  }

  /** The violations of several calls or beans in one set. */
  @SafeVarargs
  static Set<ConstraintViolation<?>> all(Set<? extends ConstraintViolation<?>>... sets) {
    Set<ConstraintViolation<?>> all = new LinkedHashSet<>();
    for (Set<? extends ConstraintViolation<?>> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
