package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.handle;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.NotFound;
import dev.outcry.http.HttpErrors.ServiceUnavailable;
import dev.outcry.http.HttpException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exceptions whose meaning stands in themselves, told by a function. */
@SuppressWarnings("serial") // nobody stores the exceptions
class TranslationTest {

  /** A foreign exception with a status of its own. */
  static class RemoteFailure extends Exception {
    final int code;

    RemoteFailure(int code) {
      this.code = code;
    }
  }

  static class NearerFailure extends RemoteFailure {
    NearerFailure(int code) {
      super(code);
    }
  }

  private static @Nullable HttpException translate(RemoteFailure failure) {
    return switch (failure.code) {
      case 5 -> new NotFound("No such thing over there.").reason("gone_there").with("remote", 5);
      case 14 -> new ServiceUnavailable(Duration.ofSeconds(7));
      default -> null;
    };
  }

  private ErrorRegistry.Builder registry;

  @BeforeEach
  void map() {
    registry = ErrorRegistry.builder().map(RemoteFailure.class, TranslationTest::translate);
  }

  @Test
  void withoutAHandlerTheTranslationIsAnsweredWhole() {
    Handled notFound = handle(new NearerFailure(5), registry);
    assertThat(notFound.envelope().status()).isEqualTo(404);
    assertThat(notFound.envelope().description()).isEqualTo("No such thing over there.");
    assertThat(notFound.envelope().reason()).isEqualTo("gone_there");
    assertThat(notFound.envelope().payload()).containsExactly(entry("remote", 5));
    assertThat(handle(new RemoteFailure(14), registry).envelope().headers())
        .containsExactly(entry("Retry-After", List.of("7")));
  }

  @Test
  void aTranslationMayBeThrownToo() {
    ErrorRegistry.Builder aborting =
        ErrorRegistry.builder().map(RemoteFailure.class, error -> HttpErrors.abort(404, "Gone."));
    Handled handled = handle(new RemoteFailure(5), aborting);
    assertThat(handled.envelope().description()).isEqualTo("Gone.");
    assertThat(handled.classification().handlerFailure()).isEmpty();
  }

  @Test
  void theFailureStaysTheErrorThatIsClassified() {
    RemoteFailure error = new RemoteFailure(14);
    Classification what = handle(error, registry).classification();
    assertThat(what.error()).isSameAs(error);
    assertThat(what.status()).isEqualTo(503);
    assertThat(what.unexpected()).isFalse();
    assertThat(what.blame()).isEqualTo(Blame.OVERLOAD);
    assertThat(what.handlerFailure()).isEmpty();
  }

  @Test
  void aHandlerOfTheStatusGetsTheTranslationWithTheFailureAsItsCause() {
    Named a = named("A");
    RemoteFailure error = new RemoteFailure(5);
    handle(error, registry.on(404, a));
    assertThat(a.given()).isExactlyInstanceOf(NotFound.class).hasCause(error);
    assertThat(((HttpException) a.given()).reason()).isEqualTo("gone_there");
  }

  @Test
  void aHandlerOfTheClassGetsTheFailureAndItsAnswerGetsTheHeaders() {
    Named a = named("A");
    RemoteFailure error = new RemoteFailure(14);
    registry.on(
        RemoteFailure.class,
        (failure, context) -> {
          a.handle(failure, context);
          return ErrorEnvelope.of(503, "Ours.");
        });
    Handled handled = handle(error, registry.on(503, named("B")));
    assertThat(a.given()).isSameAs(error);
    assertThat(handled.envelope().description()).isEqualTo("Ours.");
    assertThat(handled.envelope().headers()).containsExactly(entry("Retry-After", List.of("7")));
  }

  @Test
  void aClassAboveTheMappedOneIsAskedAfterTheStatus() {
    registry.on(Exception.class, named("A"));
    assertThat(answerTo(new RemoteFailure(5), registry)).isEqualTo("A");
    assertThat(answerTo(new RemoteFailure(5), registry.on(404, named("B")))).isEqualTo("B");
  }

  @Test
  void nobodysFailureIsLookedUpAsItsTranslation() {
    Named notFound = named("A");
    RemoteFailure error = new RemoteFailure(5);
    assertThat(answerTo(error, registry.on(NotFound.class, notFound))).isEqualTo("A");
    assertThat(((HttpException) notFound.given()).description()).startsWith("No such thing");
    assertThat(answerTo(new RemoteFailure(14), registry.on(HttpException.class, named("B"))))
        .isEqualTo("B");
  }

  @Test
  void alsoByAClassOfTheApplicationsOwnButNoHigherThanHttpException() {
    class StockTooLow extends HttpException {
      StockTooLow() {
        super(409);
      }
    }
    ErrorRegistry.Builder own =
        ErrorRegistry.builder()
            .map(RemoteFailure.class, error -> new StockTooLow())
            .on(RuntimeException.class, named("A"));
    assertThat(answerTo(new RemoteFailure(1), own)).isEqualTo("built-in 409");
    assertThat(answerTo(new RemoteFailure(1), own.on(Conflict.class, named("B"))))
        .isEqualTo("built-in 409");
    assertThat(answerTo(new RemoteFailure(1), own.on(StockTooLow.class, named("C"))))
        .isEqualTo("C");
  }

  @Test
  void whatTheFunctionDoesNotKnowIsUnexpected() {
    Classification what = handle(new RemoteFailure(99), registry).classification();
    assertThat(what.status()).isEqualTo(500);
    assertThat(what.unexpected()).isTrue();
    assertThat(what.handlerFailure()).isEmpty();
    assertThat(what.explain())
        .contains("unknown to map(RemoteFailure.class, ..), registered at TranslationTest.java:");
  }

  @Test
  void orIsMappedByABroaderClassOrAnOuterScope() {
    registry.map(NearerFailure.class, error -> null);
    assertThat(answerTo(new NearerFailure(5), registry)).isEqualTo("No such thing over there.");
    registry.map(Exception.class, 502);
    assertThat(answerTo(new NearerFailure(99), registry)).isEqualTo("built-in 502");
    registry.scope("/a/*", a -> a.map(NearerFailure.class, error -> null));
    assertThat(answerTo(new NearerFailure(5), "/a", registry))
        .isEqualTo("No such thing over there.");
    registry.scope("/a/*", a -> a.map(RemoteFailure.class, error -> new Conflict()));
    assertThat(answerTo(new NearerFailure(5), "/a", registry)).isEqualTo("built-in 409");
  }

  @Test
  void orByTheDefaults() {
    registry.map(InterruptedException.class, error -> null);
    assertThat(answerTo(new InterruptedException(), registry)).isEqualTo("built-in 503");
  }

  @Test
  void orByAModuleThatWasGivenTheSameClass() {
    ErrorRegistry.Builder both =
        ErrorRegistry.builder().map(RemoteFailure.class, e -> e.code == 6 ? new Conflict() : null);
    both.yielding().map(RemoteFailure.class, TranslationTest::translate);
    assertThat(answerTo(new RemoteFailure(6), both)).isEqualTo("built-in 409");
    assertThat(answerTo(new RemoteFailure(5), both)).isEqualTo("No such thing over there.");
    assertThat(answerTo(new RemoteFailure(7), both)).isEqualTo("built-in 500");
  }

  @Test
  void aWrapperThatTheFunctionDoesNotKnowIsTakenOff() {
    ErrorRegistry.Builder wrappers =
        ErrorRegistry.builder()
            .map(
                UncheckedIOException.class,
                error -> error.getMessage().equals("known") ? new Conflict() : null)
            .map(IOException.class, 502);
    assertThat(answerTo(new UncheckedIOException("known", new IOException()), wrappers))
        .isEqualTo("built-in 409");
    assertThat(answerTo(new UncheckedIOException("other", new IOException()), wrappers))
        .isEqualTo("built-in 502");
    assertThat(
            answerTo(
                new UncheckedIOException("other", new IOException()),
                wrappers.on(UncheckedIOException.class, named("A"))))
        .isEqualTo("A");
  }

  @Test
  void aTranslationWithACauseKeepsIt() {
    Named a = named("A");
    IOException other = new IOException("other");
    handle(
        new RemoteFailure(1),
        ErrorRegistry.builder()
            .map(RemoteFailure.class, error -> new Conflict().causedBy(other))
            .on(409, a));
    assertThat(a.given()).hasCause(other);
  }

  @Test
  void aTranslationThatTheFailureCarriesMakesNoCircle() {
    HttpException inside = HttpErrors.of(410);
    Exception error = new Exception("carries it", new IOException(inside));
    Named a = named("A");
    handle(error, ErrorRegistry.builder().map(Exception.class, e -> inside).on(410, a));
    assertThat(a.given()).isSameAs(inside).hasNoCause();
  }

  @Test
  void aBlameHoldsForWhatBecomesA5xx() {
    ErrorRegistry.Builder blamed =
        ErrorRegistry.builder()
            .map(RemoteFailure.class, TranslationTest::translate, Blame.DEPENDENCY);
    assertThat(handle(new RemoteFailure(14), blamed).classification().blame())
        .isEqualTo(Blame.DEPENDENCY);
    assertThat(handle(new RemoteFailure(5), blamed).classification().blame())
        .isEqualTo(Blame.CLIENT);
    blamed.on(503, (error, context) -> ErrorEnvelope.of(404));
    assertThat(handle(new RemoteFailure(14), blamed).classification().blame())
        .isEqualTo(Blame.CLIENT);
  }

  @Test
  void anErrorInsideOfItsWrappersIsTranslated() {
    assertThat(answerTo(new ExecutionException(new RemoteFailure(5)), registry))
        .isEqualTo("No such thing over there.");
  }

  @Test
  void theMappingIsExplained() {
    assertThat(handle(new RemoteFailure(5), registry).classification().explain())
        .contains("status 404, blame CLIENT, by map(RemoteFailure.class, ..), registered at");
  }
}
