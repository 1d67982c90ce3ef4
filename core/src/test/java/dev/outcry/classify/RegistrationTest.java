package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be registered and what is refused; the numbers are those of the port's case list. */
@SuppressWarnings("serial") // nobody stores the exceptions
class RegistrationTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 200, 301, 399, 600, 999})
  void c003StatusesOutsideOfTheErrorsAreRefused(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.on(status, named("A")))
        .withMessage("the status of a failure is 400 to 599, not " + status);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(IOException.class, status))
        .withMessageContaining("400 to 599, not " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 425, 499, 507, 511, 599})
  void c005EveryErrorStatusHasASlotWhetherOrNotItHasAClass(int status) {
    assertThat(answerTo(HttpErrors.of(status), registry.on(status, named("A")))).isEqualTo("A");
  }

  @Test
  void c007EveryThrowableCanBeRegistered() {
    assertThat(answerTo(new StackOverflowError(), registry.on(Throwable.class, named("A"))))
        .isEqualTo("A");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // what raw types and reflection can hand in
  void c002WhatIsNoThrowableClassIsRefused() {
    Class noThrowable = String.class;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.on(noThrowable, named("A")))
        .withMessageContaining("below Throwable")
        .withMessageContaining("java.lang.String");
    Class anInterface = Runnable.class;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(anInterface, 404))
        .withMessageContaining("the interface java.lang.Runnable");
  }

  @Test
  void c006NullsAreRefusedWithTheKeyInTheMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.on((Class<IOException>) null, named("A")))
        .withMessageContaining("not null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(IOException.class, 404, null))
        .withMessageContaining("java.io.IOException");
  }

  @Test
  void c015ANullHandlerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.on(404, null))
        .withMessageContaining("on(404, ..) needs a handler");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.on(IOException.class, null))
        .withMessageContaining("on(IOException.class, ..) needs a handler");
  }

  @Test
  void anHttpExceptionCannotBeMappedForItKnowsItsStatus() {
    for (Class<? extends Throwable> type : Set.of(HttpException.class, NotFound.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> registry.map(type, 410))
          .withMessageContaining(type.getName())
          .withMessageContaining("on(" + type.getSimpleName() + ".class, ..)");
    }
  }

  @Test
  void c009AStatusAndItsClassAreTwoSlotsAndTheClassWinsInAnyOrder() {
    assertThat(
            answerTo(
                HttpErrors.of(404), registry.on(404, named("A")).on(NotFound.class, named("B"))))
        .isEqualTo("B");
    assertThat(
            answerTo(
                HttpErrors.of(404),
                ErrorRegistry.builder().on(NotFound.class, named("B")).on(404, named("A"))))
        .isEqualTo("B");
  }

  @Test
  void c011ABuiltRegistryDoesNotSeeWhatTheBuilderGetsLater() {
    ExceptionClassifier classifier = ExceptionClassifier.of(registry.build());
    registry.map(IOException.class, 503);
    assertThat(classifier.classify(new IOException()).status()).isEqualTo(500);
    assertThat(ExceptionClassifier.of(registry.build()).classify(new IOException()).status())
        .isEqualTo(503);
  }

  @Test
  void c013OneHandlerServesAnyNumberOfSlots() {
    Named handler = named("A");
    registry.on(404, handler).on(405, handler);
    assertThat(answerTo(HttpErrors.of(404), registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(405), registry)).isEqualTo("A");
  }

  @Test
  void c014AnApplicationsOwnHttpExceptionIsRegisteredByItsClass() {
    class InsufficientStorage extends HttpException {
      InsufficientStorage() {
        super(507, "Not enough storage space.");
      }
    }
    registry.on(InsufficientStorage.class, named("A"));
    assertThat(answerTo(new InsufficientStorage(), registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(507), registry)).isEqualTo("built-in 507");
  }
}
