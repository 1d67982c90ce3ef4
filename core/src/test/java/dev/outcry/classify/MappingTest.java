package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.handle;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Domain exceptions that know nothing of HTTP and are given a status. */
@SuppressWarnings("serial") // nobody stores the exceptions
class MappingTest {

  static class StockTooLow extends Exception {}

  static class SoldOut extends StockTooLow {}

  private ErrorRegistry.Builder registry;

  @BeforeEach
  void map() {
    registry = ErrorRegistry.builder().map(StockTooLow.class, 409);
  }

  @Test
  void theStatusHoldsForSubclassesAndIsExpected() {
    Handled handled = handle(new SoldOut(), registry);
    assertThat(handled.envelope().status()).isEqualTo(409);
    assertThat(handled.classification().unexpected()).isFalse();
  }

  @Test
  void theNearestMappingGivesTheStatus() {
    registry.map(SoldOut.class, 410);
    assertThat(answerTo(new SoldOut(), registry)).isEqualTo("built-in 410");
    assertThat(answerTo(new StockTooLow(), registry)).isEqualTo("built-in 409");
  }

  @Test
  void aHandlerOfTheStatusGetsAnHttpExceptionWithTheOriginalAsItsCause() {
    Named a = named("A");
    StockTooLow error = new StockTooLow();
    handle(error, registry.on(409, a));
    assertThat(a.given()).isExactlyInstanceOf(Conflict.class).hasCause(error);
  }

  @Test
  void aHandlerOfTheClassGetsTheOriginal() {
    Named a = named("A");
    SoldOut error = new SoldOut();
    handle(error, registry.on(StockTooLow.class, a).on(409, named("B")));
    assertThat(a.given()).isSameAs(error);
  }

  @Test
  void aClassAboveTheMappedOneIsAskedAfterTheStatus() {
    registry.on(Exception.class, named("A"));
    assertThat(answerTo(new SoldOut(), registry)).isEqualTo("A");
    assertThat(answerTo(new SoldOut(), registry.on(409, named("B")))).isEqualTo("B");
  }

  @Test
  void aStatusOfTheApplicationIsAskedBeforeAnAncestorInAScope() {
    registry.scope("/a/*", a -> a.on(Exception.class, named("A"))).on(409, named("B"));
    assertThat(answerTo(new SoldOut(), "/a", registry)).isEqualTo("B");
  }

  @Test
  void nobodysMappedFailureIsLookedUpAsTheHttpExceptionOfItsStatus() {
    Named conflict = named("A");
    StockTooLow error = new StockTooLow();
    assertThat(answerTo(error, registry.on(Conflict.class, conflict))).isEqualTo("A");
    assertThat(conflict.given()).isExactlyInstanceOf(Conflict.class).hasCause(error);
  }

  @Test
  void andAsHttpExceptionButNoHigher() {
    Named http = named("A");
    assertThat(answerTo(new StockTooLow(), registry.on(HttpException.class, http))).isEqualTo("A");
    assertThat(http.given()).isInstanceOf(Conflict.class);
    assertThat(
            answerTo(
                new StockTooLow(),
                ErrorRegistry.builder()
                    .map(StockTooLow.class, 409)
                    .on(RuntimeException.class, named("B"))))
        .isEqualTo("built-in 409");
  }

  @Test
  void theTextOfTheOriginalStaysInside() {
    registry.map(IOException.class, 502);
    assertThat(answerTo(new FileNotFoundException("/etc/shop/key"), registry))
        .isEqualTo("built-in 502");
  }

  @Test
  void anErrorCanBeMapped() {
    registry.map(OutOfMemoryError.class, 503);
    assertThat(answerTo(new OutOfMemoryError(), registry)).isEqualTo("built-in 503");
  }

  /** Interrupted work was told to end; the same request may succeed when the service is back. */
  @Test
  void whatWasInterruptedIsOverload() {
    Classification interrupted =
        ExceptionClassifier.create().classify(new ExecutionException(new InterruptedException()));
    assertThat(interrupted.status()).isEqualTo(503);
    assertThat(interrupted.blame()).isEqualTo(Blame.OVERLOAD);
    assertThat(interrupted.explain()).contains("map(java.lang.InterruptedException, 503)");
  }
}
