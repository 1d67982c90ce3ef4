package dev.outcry.validation;

import static dev.outcry.validation.Validators.ENGLISH;
import static dev.outcry.validation.Validators.all;
import static dev.outcry.validation.Validators.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ParameterNameProvider;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.Test;

/** A {@code ConstraintViolationException} does not say whose mistake it is; its paths do. */
class WhoseViolationTest {

  record Item(@Min(1) int qty) {}

  record Order(@NotBlank String customer, List<@Valid Item> items) {}

  /** What an interceptor guards. */
  static class Orders {
    Orders() {}

    Orders(@NotBlank String region) {}

    @NotNull
    String place(@Valid Order order, @Min(1) int limit) {
      return order + " " + limit;
    }

    @Ordered
    void between(int from, int to) {}
  }

  /** Of two parameters, the first is the smaller. */
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = Ordered.Check.class)
  @interface Ordered {
    String message() default "from must be before to";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares. */
    @SupportedValidationTarget(ValidationTarget.PARAMETERS)
    final class Check implements ConstraintValidator<Ordered, Object[]> {
      @Override
      public boolean isValid(Object[] values, ConstraintValidatorContext context) {
        return (int) values[0] < (int) values[1];
      }
    }
  }

  private static final Order WRONG = new Order("", List.of(new Item(1), new Item(0)));

  private static Method method(String name) {
    return List.of(Orders.class.getDeclaredMethods()).stream()
        .filter(method -> method.getName().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static Set<? extends ConstraintViolation<?>> parameters(String method, Object... values) {
    return ENGLISH.forExecutables().validateParameters(new Orders(), method(method), values);
  }

  private static Set<? extends ConstraintViolation<?>> returned() {
    return ENGLISH.forExecutables().validateReturnValue(new Orders(), method("place"), null);
  }

  private static Set<? extends ConstraintViolation<?>> bare() {
    return ENGLISH.validate(WRONG);
  }

  private static HttpException translated(Set<? extends ConstraintViolation<?>> violations) {
    return Translation.PARAMETERS.translate(new ConstraintViolationException(violations));
  }

  private static HttpException translated(
      Translation how, Set<? extends ConstraintViolation<?>> them) {
    return how.translate(new ConstraintViolationException(them));
  }

  @Test
  void thoseOfParametersAreTheClients() {
    HttpException failure = translated(parameters("place", WRONG, 0));
    assertThat(failure.status()).isEqualTo(422);
    assertThat(failure.reason()).isEqualTo("validation_failed");
    assertThat(failure.errors().keySet()).doesNotContainNull().noneMatch(p -> p.contains("place"));
  }

  @Test
  void aParameterWhoseNameWasNotCompiledInIsLeftOutOfThePath() {
    assertThat(method("place").getParameters()[0].isNamePresent()).isFalse();
    HttpException failure = translated(parameters("place", WRONG, 0));
    assertThat(failure.errors())
        .containsExactly(
            Map.entry("", List.of("must be greater than or equal to 1")),
            Map.entry("customer", List.of("must not be blank")),
            Map.entry("items[1].qty", List.of("must be greater than or equal to 1")));
  }

  @Test
  void oneThatHasANameBeginsThePath() throws Exception {
    var validator =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .parameterNameProvider(new Named())
            .buildValidatorFactory()
            .getValidator()
            .forExecutables();
    HttpException failure =
        translated(
            validator.validateParameters(new Orders(), method("place"), new Object[] {WRONG, 0}));
    assertThat(failure.errors().keySet())
        .containsExactly("limit", "order.customer", "order.items[1].qty");
    assertThat(pointer(failure)).isEqualTo("#/limit");
    HttpException constructor =
        translated(
            validator.validateConstructorParameters(
                Orders.class.getDeclaredConstructor(String.class), new Object[] {" "}));
    assertThat(constructor.errors()).isEqualTo(Map.of("order", List.of("must not be blank")));
  }

  /** As {@code javac -parameters} has it. */
  private static final class Named implements ParameterNameProvider {
    @Override
    public List<String> getParameterNames(Constructor<?> constructor) {
      return List.of("order", "limit").subList(0, constructor.getParameterCount());
    }

    @Override
    public List<String> getParameterNames(Method method) {
      return List.of("order", "limit").subList(0, method.getParameterCount());
    }
  }

  @Test
  void thoseOfAllParametersTogetherAreTheClientsToo() {
    HttpException failure = translated(parameters("between", 2, 1));
    assertThat(failure.errors()).isEqualTo(Map.of("", List.of("from must be before to")));
    assertThat(pointer(failure)).isEqualTo("#");
  }

  @Test
  void thoseOfReturnValuesAreOurs() {
    assertThat(returned()).isNotEmpty();
    for (Translation how : Translation.values()) {
      assertThat(translated(how, returned())).isNull();
    }
  }

  @Test
  void thoseOfABeanAreOursUnlessWeAreToldOtherwise() {
    assertThat(translated(bare())).isNull();
    assertThat(translated(Translation.EVERYTHING, bare()).errors())
        .containsOnlyKeys("customer", "items[1].qty");
  }

  @Test
  void oneThatIsOursMakesAllOfThemOurs() {
    Set<? extends ConstraintViolation<?>> clients = parameters("place", WRONG, 0);
    assertThat(translated(clients)).isNotNull();
    assertThat(translated(all(clients, returned()))).isNull();
    assertThat(translated(all(returned(), clients))).isNull();
    assertThat(translated(all(clients, bare()))).isNull();
    assertThat(translated(Translation.EVERYTHING, all(clients, returned()))).isNull();
    assertThat(translated(Translation.EVERYTHING, all(bare(), returned()))).isNull();
    assertThat(translated(Translation.EVERYTHING, all(clients, bare()))).isNotNull();
  }

  @Test
  void anExceptionWithoutViolationsIsNobodysMistakeButOurs() {
    for (Translation how : Translation.values()) {
      assertThat(how.translate(new ConstraintViolationException("x", null))).isNull();
      assertThat(how.translate(new ConstraintViolationException("x", Set.of()))).isNull();
    }
  }
}
