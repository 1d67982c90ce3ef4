package dev.outcry.validation;

import dev.outcry.Outcry;
import dev.outcry.OutcryModule;

/**
 * Answers {@code ConstraintViolationException}s that are the client's mistake with a 422, its
 * reason {@code validation_failed} and a field error for each violation, as {@link
 * BeanValidation#check} does.
 *
 * <p>Whose mistake it is, the exception itself does not say: it is thrown for what a client sent,
 * for what a method of ours returned, and by persistence for an entity that we filled in. So:
 *
 * <ul>
 *   <li>violations of the parameters of a method or constructor are the client's. The path begins
 *       with the name of the parameter ({@code order.items[0].qty}), or within it where that name
 *       was not compiled in ({@code javac -parameters} does);
 *   <li>those of return values are ours, and stay an unexpected 500;
 *   <li>those of a bean that was validated outside any call, as persistence does, stay one too,
 *       unless this is {@link #everyViolation()};
 *   <li>where they are mixed, one that is ours makes it a 500.
 * </ul>
 *
 * <p>It is not found by the service loader: which of the two is right, only the application knows.
 *
 * @since 0.1.0
 */
public final class BeanValidationModule implements OutcryModule {

  private static final String API = "jakarta.validation.ConstraintViolationException";

  private final boolean everything;

  /**
   * The module that {@link #create()} gives, for web.xml to name.
   *
   * @throws IllegalStateException if Jakarta Validation is not there
   */
  public BeanValidationModule() {
    this(false);
  }

  private BeanValidationModule(boolean everything) {
    requireApi();
    this.everything = everything;
  }

  /**
   * Answers violations of parameters with a 422.
   *
   * @return the module
   * @throws IllegalStateException if Jakarta Validation is not there
   */
  public static BeanValidationModule create() {
    return new BeanValidationModule(false);
  }

  /**
   * Answers violations of parameters and of beans with a 422. For applications that validate by
   * hand and throw the exception themselves; persistence then blames the client for our mistakes.
   *
   * @return the module
   * @throws IllegalStateException if Jakarta Validation is not there
   */
  public static BeanValidationModule everyViolation() {
    return new BeanValidationModule(true);
  }

  @Override
  public void configure(Outcry.Builder outcry) {
    (everything ? Translation.EVERYTHING : Translation.PARAMETERS).addTo(outcry);
  }

  /** This class names no type of the library's: it must load without it, to say what is missing. */
  private static void requireApi() {
    try {
      Class.forName(API, false, BeanValidationModule.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new IllegalStateException(
          "BeanValidationModule needs Jakarta Validation: add the dependency"
              + " jakarta.validation:jakarta.validation-api (3.0 or later); on the module path,"
              + " some module must require jakarta.validation",
          missing);
    }
  }
}
