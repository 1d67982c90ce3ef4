package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A throwable is recorded once in its context, however often it comes by. */
class RecordedOnceTest {

  private final List<Failure> told = new ArrayList<>();
  private final Outcry outcry =
      Outcry.builder().listeners((failure, context) -> told.add(failure)).build();
  private final RequestContext request = RequestContext.of("request");
  private final IOException error = new IOException("once");
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
  }

  private void assertRecorded(int times) {
    assertThat(log.lines()).hasSize(times);
    assertThat(told).hasSize(times);
  }

  @Test
  void theSecondTimeItIsAnsweredButNotRecorded() {
    Failure first = outcry.handle(error, request);
    Failure second = outcry.handle(error, request);
    assertThat(second.envelope()).isEqualTo(first.envelope());
    assertThat(told).containsExactly(first);
    assertRecorded(1);
  }

  @Test
  void wrappersDoNotMakeItAnother() {
    outcry.handle(new ExecutionException(error), request);
    outcry.handle(error, request);
    outcry.handle(new RuntimeException(error), request);
    outcry.aborted(new ExecutionException(error), request);
    assertRecorded(1);
  }

  @Test
  void neitherDoesTheCopyThatAForkJoinTaskThrowsAtItsReader() {
    outcry.handle(error, request);
    outcry.handle(new IOException(new IOException(error)), request);
    assertRecorded(1);
  }

  @Test
  void oneThatSaysMoreIsAnother() {
    outcry.handle(error, request);
    outcry.handle(new IOException("more", error), request);
    outcry.handle(new IllegalStateException(error), request);
    assertRecorded(3);
  }

  @Test
  void anEqualOneIsAnother() {
    outcry.handle(new IOException("once"), request);
    outcry.handle(new IOException("once"), request);
    assertRecorded(2);
  }

  @Test
  void aCopyOfTheContextIsTheSameWork() {
    outcry.handle(error, request);
    outcry.handle(error, request.toBuilder().user("u-1").build());
    assertRecorded(1);
  }

  @Test
  void anotherContextIsOtherWork() {
    outcry.handle(error, request);
    outcry.handle(error, RequestContext.of("other"));
    assertRecorded(2);
  }

  @Test
  void whatTheOuterWorkRecordedTheInnerDoesNot() {
    outcry.handle(error, request);
    request.run(() -> outcry.handle(error, RequestContext.of("inner")));
    assertRecorded(1);
  }

  @Test
  void whatTheInnerWorkRecordedTheOuterDoesNot() {
    request.run(
        () -> {
          Outcome<Object> outcome =
              outcry.guard(
                  "inner",
                  () -> {
                    throw error;
                  });
          try {
            outcome.orElseThrow();
          } catch (Exception thrownOn) {
            outcry.handle(thrownOn, request);
          }
        });
    assertRecorded(1);
  }

  @Test
  void whatOneInnerWorkRecordedItsNeighbourRecordsToo() {
    request.run(
        () -> {
          outcry.handle(error, RequestContext.of("first item"));
          outcry.handle(error, RequestContext.of("second item"));
        });
    assertRecorded(2);
  }

  @Test
  void aBatchThatFailsForEverRemembersTheLastOnesOnly() {
    outcry.handle(error, request);
    for (int i = 0; i < 64; i++) {
      outcry.handle(new IOException(), request);
    }
    outcry.handle(error, request);
    assertRecorded(66);
  }

  @Test
  void aHandlerThatHandsItsErrorInIsRecordedOnceAsItEnds() {
    Outcry[] self = new Outcry[1];
    self[0] =
        Outcry.builder()
            .on(
                IOException.class,
                (failed, context) -> {
                  self[0].handle(failed, context);
                  return ErrorEnvelope.of(409);
                })
            .listeners((failure, context) -> told.add(failure))
            .build();
    self[0].handle(error, request);
    assertThat(log.only().keyValues()).containsEntry("status", 409);
    assertRecorded(1);
  }

  @Test
  void andWhenItFailsThenBothFailuresAreInTheLine() {
    Outcry[] self = new Outcry[1];
    self[0] =
        Outcry.builder()
            .on(
                IOException.class,
                (failed, context) -> {
                  self[0].handle(failed, context);
                  throw new IllegalStateException("second");
                })
            .build();
    self[0].handle(new ExecutionException(error), request);
    assertThat(log.only().keyValues())
        .hasEntrySatisfying(
            "handler_failure",
            failure -> assertThat(failure).asString().contains("IllegalStateException: second"));
  }

  @Test
  void anotherFailureInsideAHandlerIsRecorded() {
    Outcry[] self = new Outcry[1];
    self[0] =
        Outcry.builder()
            .on(
                IOException.class,
                (failed, context) -> {
                  self[0].guard(
                      "clean up",
                      () -> {
                        throw new IllegalStateException("second");
                      });
                  return ErrorEnvelope.of(409);
                })
            .listeners((failure, context) -> told.add(failure))
            .build();
    self[0].handle(error, request);
    assertRecorded(2);
  }
}
