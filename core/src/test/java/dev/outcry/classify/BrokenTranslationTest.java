package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that fail, and what cannot be registered at all. */
@SuppressWarnings("serial") // nobody stores the exceptions
class BrokenTranslationTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  private static HttpException fail(String how) {
    switch (how) {
      case "exception" -> throw new IllegalStateException("the function's own bug");
      case "stack" -> throw new StackOverflowError();
      default -> throw new NoClassDefFoundError("com/example/Code");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "stack", "linkage"})
  void aFunctionThatFailsDoesNotKnowTheErrorAndItsFailureIsKept(String how) {
    registry.map(FileNotFoundException.class, error -> fail(how));
    Classification unexpected = handle(new FileNotFoundException(), registry).classification();
    assertThat(unexpected.status()).isEqualTo(500);
    assertThat(unexpected.unexpected()).isTrue();
    assertThat(unexpected.handlerFailure()).isPresent();
    assertThat(unexpected.explain())
        .containsPattern(
            "unknown to map\\(FileNotFoundException.class, ..\\), registered at"
                + " BrokenTranslationTest.java:\\d+, which failed with "
                + unexpected.handlerFailure().orElseThrow().getClass().getName())
        .contains("answered by the built-in envelope");

    registry.map(IOException.class, 502);
    Handled mapped = handle(new FileNotFoundException(), registry);
    assertThat(mapped.envelope().status()).isEqualTo(502);
    assertThat(mapped.classification().handlerFailure()).isPresent();
  }

  @Test
  void onAWrapperToo() {
    registry.map(ExecutionException.class, error -> fail("exception")).map(IOException.class, 502);
    Classification what =
        handle(new ExecutionException(new IOException()), registry).classification();
    assertThat(what.status()).isEqualTo(502);
    assertThat(what.handlerFailure()).containsInstanceOf(IllegalStateException.class);
  }

  @Test
  void theHandlersOwnFailureIsTheOneThatIsTold() {
    registry
        .map(IOException.class, error -> fail("exception"))
        .on(
            IOException.class,
            (error, context) -> {
              throw new ArithmeticException();
            });
    Classification what = handle(new IOException(), registry).classification();
    assertThat(what.handlerFailure()).containsInstanceOf(ArithmeticException.class);
    assertThat(what.explain())
        .contains("which failed with java.lang.IllegalStateException")
        .endsWith("which failed with java.lang.ArithmeticException");
  }

  @Test
  void aTranslationWithAHostileCauseIsUsedAllTheSame() {
    class Hostile extends NotFound {
      @Override
      public synchronized @Nullable Throwable getCause() {
        throw new IllegalStateException("hostile");
      }
    }
    registry.map(IOException.class, error -> new Hostile());
    assertThat(handle(new IOException(), registry).envelope().status()).isEqualTo(404);
  }

  @Test
  void nullsAreRefusedAtOnce() {
    Function<IOException, HttpException> none = null;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(IOException.class, none))
        .withMessageContaining("map(IOException.class, ..) needs a function, not null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(IOException.class, error -> new Conflict(), null))
        .withMessageContaining("needs a blame, not null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map((Class<IOException>) null, error -> new Conflict()))
        .withMessageContaining("below Throwable");
  }

  @Test
  void anHttpExceptionCannotBeTranslatedForItKnowsItsStatus() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.map(NotFound.class, error -> new Conflict()))
        .withMessageContaining("knows its status")
        .withMessageContaining("on(NotFound.class, ..)");
  }

  @Test
  void twoForOneClassInOneScopeAreRefusedWithBothPlaces() {
    registry.scope("/api/*", api -> api.map(IOException.class, 503));
    registry.scope("/api/*", api -> api.map(IOException.class, error -> new Conflict()));
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .withMessageMatching(
            "two statuses for java.io.IOException in scope /api/\\*: 503 registered at"
                + " BrokenTranslationTest.java:\\d+ and a function registered at"
                + " BrokenTranslationTest.java:\\d+; keep one of them");
  }

  @Test
  void aFunctionOfTheApplicationDoesNotSettleAConflictOfModules() {
    registry.yielding().map(IOException.class, 502);
    registry.yielding().map(IOException.class, 503);
    registry.map(IOException.class, error -> null);
    assertThatIllegalStateException().isThrownBy(registry::build).withMessageContaining("502");
  }
}
