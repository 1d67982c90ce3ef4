package app;

import dev.outcry.http.HttpException;
import dev.outcry.validation.BeanValidation;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A bean that breaks its constraint. */
public final class Main {
  record Order(@Min(1) int quantity) {}

  public static void main(String[] args) {
    try (var factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      BeanValidation.check(factory.getValidator(), new Order(0));
    } catch (HttpException refused) {
      System.out.println(refused.status() + " " + refused.errors());
    }
  }
}
