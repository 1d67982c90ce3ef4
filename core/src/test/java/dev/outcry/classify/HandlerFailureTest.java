package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler is foreign code: whatever it does, the client is answered, once. */
class HandlerFailureTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();
  private final AtomicInteger calls = new AtomicInteger();

  private <E extends Throwable> ErrorHandler<E> throwing(Throwable failure) {
    return (error, context) -> {
      calls.incrementAndGet();
      return HandlerFailureTest.<ErrorEnvelope, RuntimeException>sneak(failure);
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as other JVM languages do
  private static <T, X extends Throwable> T sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("second"),
        new IOException("checked"),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError(),
        new Throwable("neither exception nor error"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void c093ToC098WhateverItThrowsIsAGeneric500WithBothFailures(Throwable second) {
    registry.on(Exception.class, throwing(second)).on(500, throwing(second));
    IOException first = new IOException("first");
    Handled handled = handle(first, registry);
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(500));
    assertThat(handled.classification().status()).isEqualTo(500);
    assertThat(handled.classification().error()).isSameAs(first);
    assertThat(handled.classification().handlerFailure()).containsSame(second);
    assertThat(calls).hasValue(1);
  }

  @Test
  void theUsersThrowableIsNotChanged() {
    IOException first = new IOException();
    handle(first, registry.on(IOException.class, throwing(new IllegalStateException())));
    assertThat(first.getSuppressed()).isEmpty();
    assertThat(first).hasNoCause();
  }

  @Test
  void c099ANullIsAFailureThatNamesTheHandler() {
    registry.on(404, (error, context) -> null);
    Handled handled = handle(HttpErrors.of(404), registry);
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(500));
    assertThat(handled.classification().handlerFailure())
        .get()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageMatching(
                        "the handler on\\(404\\), registered at HandlerFailureTest.java:\\d+"
                            + " returned null"));
  }

  @Test
  void c093AnHttpExceptionIsAnsweredWithItsOwnStatusAndNotDispatchedAgain() {
    HttpException second = new Conflict("Sold out.").reason("sold_out");
    registry.on(IOException.class, throwing(second)).on(409, throwing(new IOException()));
    Handled handled = handle(new IOException(), registry);
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(409, "Sold out.").reason("sold_out"));
    assertThat(handled.classification().status()).isEqualTo(409);
    assertThat(handled.classification().handlerFailure()).containsSame(second);
    assertThat(calls).hasValue(1);
  }

  @Test
  void c102TheSameHttpExceptionThrownOnIsAnsweredByTheBuiltInEnvelope() {
    HttpException error = HttpErrors.of(404, "No order 7.");
    Handled handled = handle(error, registry.on(404, throwing(error)));
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(404, "No order 7."));
    assertThat(calls).hasValue(1);
  }

  @Test
  void theSameErrorThrownOnIsAGeneric500() {
    IOException error = new IOException();
    Handled handled = handle(error, registry.on(IOException.class, throwing(error)));
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(500));
    assertThat(calls).hasValue(1);
  }

  @Test
  void c096AnExceptionHandlerThatAlwaysFailsIsNotCalledForItsOwnFailure() {
    registry.on(Throwable.class, throwing(new IllegalStateException()));
    handle(new IOException(), registry);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aHandlerThatHandsItsFailureInAgainGetsTheBuiltInAnswer() {
    ExceptionClassifier[] classifier = new ExceptionClassifier[1];
    registry.on(
        404,
        (error, context) -> {
          calls.incrementAndGet();
          Handled again = classifier[0].handle(error, context);
          assertThat(again.classification().handledBy()).isEmpty();
          return again.envelope().reason("seen_by_handler");
        });
    classifier[0] = ExceptionClassifier.of(registry.build());
    Handled handled =
        classifier[0].handle(HttpErrors.of(404), dev.outcry.context.RequestContext.of("reentrant"));
    assertThat(handled.classification().handlerFailure()).isEmpty();
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(404).reason("seen_by_handler"));
    assertThat(calls).hasValue(1);
  }

  @Test
  void twoHandlersThatHandInToEachOtherComeToAnEnd() {
    ExceptionClassifier[] classifier = new ExceptionClassifier[1];
    registry
        .on(
            404,
            (error, context) -> {
              calls.incrementAndGet();
              return classifier[0].handle(410, context).envelope();
            })
        .on(
            410,
            (error, context) -> {
              calls.incrementAndGet();
              return classifier[0].handle(404, context).envelope();
            });
    classifier[0] = ExceptionClassifier.of(registry.build());
    Handled handled = classifier[0].handle(404, dev.outcry.context.RequestContext.of("ping-pong"));
    assertThat(handled.envelope()).isEqualTo(ErrorEnvelope.of(404));
    assertThat(calls).hasValue(2);
  }

  @Test
  void aHandlerThatFailedIsCalledForTheNextFailure() {
    registry.on(404, throwing(new IllegalStateException()));
    ExceptionClassifier classifier = ExceptionClassifier.of(registry.build());
    classifier.handle(404, dev.outcry.context.RequestContext.of("one"));
    classifier.handle(404, dev.outcry.context.RequestContext.of("two"));
    assertThat(calls).hasValue(2);
  }
}
