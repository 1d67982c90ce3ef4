package dev.outcry.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's recipe: messages in the language that the request asked for. */
class CallersLanguageTest {

  private record Order(@NotBlank String customer) {}

  private static final List<Locale> SPOKEN = List.of(Locale.GERMAN, Locale.FRENCH, Locale.ENGLISH);

  private static final ValidatorFactory FACTORY =
      Validation.byProvider(HibernateValidator.class)
          .configure()
          .defaultLocale(Locale.ENGLISH)
          .localeResolver(
              known ->
                  RequestContext.current()
                      .map(request -> request.attachment(Locale.class, known::getDefaultLocale))
                      .orElse(known.getDefaultLocale()))
          .buildValidatorFactory();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                    | darf nicht leer sein",
        "de-CH, fr;q=0.5       | darf nicht leer sein",
        "fr-FR, de;q=0.9       | ne doit pas \u00eatre vide",
        "en                    | must not be blank",
        "tlh, fr;q=0.2         | ne doit pas \u00eatre vide",
        "tlh                   | must not be blank",
      })
  void messagesAreInTheLanguageOfTheRequest(String acceptLanguage, String message) {
    Locale locale = Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN);
    RequestContext.Builder request = RequestContext.builder();
    if (locale != null) {
      request.attachment(Locale.class, locale);
    }
    assertThat(messageOf(request.build())).isEqualTo(message);
  }

  private static String messageOf(RequestContext request) {
    Validator validator = FACTORY.getValidator();
    try (RequestContext.Scope scope = request.open()) {
      assertThat(scope).isNotNull();
      HttpException failure =
          catchThrowableOfType(
              HttpException.class, () -> BeanValidation.check(validator, new Order(" ")));
      return failure.errors().get("customer").get(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"de", "fr", "en"})
  void outsideOfARequestItIsTheDefault(String machine) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(machine));
    try {
      HttpException failure =
          catchThrowableOfType(
              HttpException.class,
              () -> BeanValidation.check(FACTORY.getValidator(), new Order(" ")));
      assertThat(failure.errors().get("customer")).containsExactly("must not be blank");
    } finally {
      Locale.setDefault(before);
    }
  }
}
