package dev.outcry.validation;

import static dev.outcry.validation.Validators.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.OutcryModule;
import dev.outcry.classify.Blame;
import dev.outcry.classify.ErrorHandler;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.InternalServerError;
import dev.outcry.http.HttpErrors.UnprocessableContent;
import dev.outcry.http.HttpException;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Min;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The client's violations are a 422; ours are a 500 like any other. */
class BeanValidationModuleTest {

  /** What an interceptor guards. */
  static class Stock {
    @Min(7)
    int take(@Min(7) int count) {
      return count;
    }
  }

  private record Row(@Min(7) int count) {}

  private static ConstraintViolationException parameter() throws Exception {
    return thrown(
        ENGLISH
            .forExecutables()
            .validateParameters(
                new Stock(), Stock.class.getDeclaredMethod("take", int.class), new Object[] {1}));
  }

  private static ConstraintViolationException returned() throws Exception {
    return thrown(
        ENGLISH
            .forExecutables()
            .validateReturnValue(new Stock(), Stock.class.getDeclaredMethod("take", int.class), 1));
  }

  private static ConstraintViolationException bare() {
    return thrown(ENGLISH.validate(new Row(1)));
  }

  private static ConstraintViolationException thrown(
      Set<? extends ConstraintViolation<?>> violations) {
    assertThat(violations).hasSize(1);
    return new ConstraintViolationException(violations);
  }

  private static Failure handled(Throwable error, Outcry.Builder configuration) {
    try (CapturedLog log = CapturedLog.ofFailures();
        Outcry outcry = configuration.build()) {
      Failure failure = outcry.handle(error, RequestContext.of("test"));
      LogLine line = log.only();
      boolean ours = failure.status() == 500;
      assertThat(line.level()).hasToString(ours ? "ERROR" : "INFO");
      assertThat(line.throwable().isPresent()).isEqualTo(ours);
      assertThat(failure.blame()).isEqualTo(ours ? Blame.SERVER : Blame.CLIENT);
      return failure;
    }
  }

  private static Failure handled(Throwable error, OutcryModule module) {
    return handled(error, Outcry.builder().modules(module));
  }

  private static void assertClients(Failure failure, String path) {
    assertThat(failure.status()).isEqualTo(422);
    assertThat(failure.envelope().reason()).isEqualTo("validation_failed");
    assertThat(failure.envelope().errors())
        .isEqualTo(Map.of(path, List.of("must be greater than or equal to 7")));
    assertThat(failure.classification().unexpected()).isFalse();
  }

  private static void assertOurs(Failure failure) {
    Failure any = handled(new IllegalStateException("x"), Outcry.builder());
    assertThat(failure.envelope()).isEqualTo(any.envelope());
    assertThat(failure.classification().unexpected()).isTrue();
    assertThat(failure.classification().handlerFailure()).isEmpty();
    assertThat(failure.fingerprint()).isPresent();
    byte[] body = EnvelopeFormats.json().encode(failure.envelope(), "abc");
    assertThat(new String(body, StandardCharsets.UTF_8))
        .doesNotContain("greater", "take", "count", "validation", "errors");
  }

  @Test
  void aViolationOfAParameterIsTheClients() throws Exception {
    assertClients(handled(parameter(), BeanValidationModule.create()), "");
    assertClients(handled(parameter(), BeanValidationModule.everyViolation()), "");
  }

  @Test
  void aViolationOfAReturnValueIsOurs() throws Exception {
    assertOurs(handled(returned(), BeanValidationModule.create()));
    assertOurs(handled(returned(), BeanValidationModule.everyViolation()));
  }

  @Test
  void aViolationOfABeanIsOursUnlessItIsAskedFor() {
    assertOurs(handled(bare(), BeanValidationModule.create()));
    assertClients(handled(bare(), BeanValidationModule.everyViolation()), "count");
  }

  @Test
  void withoutTheModuleAllAreOurs() throws Exception {
    assertOurs(handled(parameter(), Outcry.builder()));
  }

  @Test
  void webXmlMayNameIt() throws Exception {
    OutcryModule module = BeanValidationModule.class.getConstructor().newInstance();
    assertClients(handled(parameter(), module), "");
    assertOurs(handled(bare(), module));
  }

  @Test
  void itIsNotFoundByItself() {
    assertThat(ServiceLoader.load(OutcryModule.class).stream())
        .noneMatch(provider -> provider.type() == BeanValidationModule.class);
  }

  @Test
  void aWrappedOneIsUnwrapped() throws Exception {
    Throwable wrapped = new UndeclaredThrowableException(parameter());
    assertClients(handled(wrapped, BeanValidationModule.create()), "");
  }

  @Test
  void handlersOfTheStatusSeeIt() throws Exception {
    for (OutcryModule handlers :
        List.<OutcryModule>of(
            outcry -> outcry.on(422, marked(422)),
            outcry -> outcry.on(UnprocessableContent.class, marked(422)),
            outcry -> outcry.on(HttpException.class, marked(422)))) {
      Failure failure =
          handled(parameter(), Outcry.builder().modules(BeanValidationModule.create(), handlers));
      assertThat(failure.envelope().payload()).containsEntry("seen", true);
      assertThat(failure.envelope().errors()).hasSize(1);
    }
  }

  @Test
  void handlersOfUnexpectedFailuresSeeOurs() throws Exception {
    for (ConstraintViolationException ours : List.of(returned(), bare())) {
      for (OutcryModule handlers :
          List.<OutcryModule>of(
              outcry -> outcry.on(500, marked(500)),
              outcry -> outcry.on(InternalServerError.class, marked(500)),
              outcry -> outcry.on(HttpException.class, marked(500)))) {
        Failure failure =
            handled(ours, Outcry.builder().modules(BeanValidationModule.create(), handlers));
        assertThat(failure.envelope().payload()).containsEntry("seen", true);
        assertThat(failure.envelope().errors()).isEmpty();
      }
    }
  }

  private static ErrorHandler<HttpException> marked(int status) {
    return (error, context) -> {
      assertThat(error.status()).isEqualTo(status);
      assertThat(error.getCause()).isInstanceOf(ConstraintViolationException.class);
      return ErrorEnvelope.of(error).with("seen", true);
    };
  }

  @Test
  void whatTheApplicationMapsItselfWins() throws Exception {
    Failure failure =
        handled(
            parameter(),
            Outcry.builder()
                .modules(BeanValidationModule.create())
                .map(ConstraintViolationException.class, 400));
    assertThat(failure.status()).isEqualTo(400);
  }

  @Test
  void bothAtOnceAreRefused() {
    List<OutcryModule> both = new ArrayList<>();
    both.add(BeanValidationModule.create());
    both.add(BeanValidationModule.everyViolation());
    assertThatIllegalStateException()
        .isThrownBy(() -> Outcry.builder().modules(both.toArray(OutcryModule[]::new)).build())
        .withMessageContaining("ConstraintViolationException");
  }

  @Test
  void aSetThatCannotBeReadIsOurs() {
    Set<ConstraintViolation<?>> broken = Set.of(Validators.violation(null, "x"));
    Failure failure =
        handled(new ConstraintViolationException("x", broken), BeanValidationModule.create());
    assertThat(failure.status()).isEqualTo(500);
  }
}
