package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.context.RequestIds;
import dev.outcry.context.TraceContext;
import dev.outcry.http.HttpErrors;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** Work that is no request: it runs in a context, and what it throws is handled. */
class GuardTest {

  private final Outcry outcry =
      Outcry.builder().requestIds(RequestIds.builder().generator(() -> "made").build()).build();
  private final List<String> done = new ArrayList<>();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    log.close();
    assertThat(RequestContext.current()).isEmpty();
    assertThat(MDC.get("request_id")).isNull();
    assertThat(Thread.interrupted()).isFalse();
  }

  private Outcome<String> failing(Exception error) {
    return outcry.guard(
        "work",
        () -> {
          if (error != null) {
            throw error;
          }
          return "result";
        });
  }

  @Test
  void whatSucceedsGivesItsResult() throws Exception {
    Outcome<String> outcome = failing(null);
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.failure()).isEmpty();
    assertThat(Blame.values()).noneMatch(outcome::blamedOn);
    assertThat(outcome.orElseThrow()).isEqualTo("result");
    assertThat(outcome.orElse("other")).isEqualTo("result");
    assertThat(outcome.orElseGet(failure -> "other")).isEqualTo("result");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.onSuccess(done::add).onFailure(failure -> done.add("failed")))
        .isSameAs(outcome);
    assertThat(done).containsExactly("result");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void whatFailsGivesItsFailureAndIsRecorded() {
    IOException error = new IOException("x");
    Outcome<String> outcome = failing(error);
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.failure())
        .get()
        .satisfies(failure -> assertThat(failure.classification().error()).isSameAs(error));
    assertThatThrownBy(outcome::orElseThrow).isSameAs(error);
    assertThat(outcome.orElse("other")).isEqualTo("other");
    assertThat(outcome.orElseGet(failure -> "status " + failure.status())).isEqualTo("status 500");
    assertThat(outcome.onSuccess(done::add).onFailure(failure -> done.add("failed")))
        .isSameAs(outcome);
    assertThat(done).containsExactly("failed");
    assertThat(log.only().mdc()).containsEntry("operation", "work");
    assertThat(log.only().mdc()).containsEntry("request_id", "made");
  }

  @Test
  void theOriginalIsThrownOnWithItsWrapperOrAsAnError() {
    ExecutionException wrapped = new ExecutionException(new IOException());
    assertThatThrownBy(() -> failing(wrapped).orElseThrow()).isSameAs(wrapped);
    StackOverflowError error = new StackOverflowError();
    Outcome<Object> outcome =
        outcry.guard(
            "work",
            () -> {
              throw error;
            });
    assertThatThrownBy(outcome::orElseThrow).isSameAs(error);
  }

  @Test
  void evenOneThatIsNeitherExceptionNorError() {
    Throwable odd = new Throwable("as other languages of the JVM may throw");
    Outcome<Object> outcome =
        outcry.guard("work", () -> GuardTest.<Object, RuntimeException>sneak(odd));
    assertThatThrownBy(outcome::orElseThrow).isSameAs(odd);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T, X extends Throwable> T sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  void workWithoutAResultIsGuardedToo() {
    Outcry.ThrowingRunnable noting = () -> done.add(MDC.get("operation"));
    assertThat(outcry.guard("work", noting).succeeded()).isTrue();
    Outcry.ThrowingRunnable task =
        () -> {
          throw new IOException();
        };
    assertThat(outcry.guard("work", task).succeeded()).isFalse();
    assertThat(done).containsExactly("work");
  }

  @Test
  void aNullCanBeTheResult() {
    assertThat(outcry.guard("work", () -> null).succeeded()).isTrue();
    assertThat(outcry.guard("work", () -> null).orElse("other")).isNull();
  }

  @Test
  void insideAnOpenContextItSharesIdAndTrace() {
    TraceContext trace =
        TraceContext.parse(List.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
            .orElseThrow();
    RequestContext request = RequestContext.builder().requestId("r-1").trace(trace).build();
    request.run(
        () ->
            outcry.guard(
                "work",
                () -> {
                  RequestContext inner = RequestContext.current().orElseThrow();
                  assertThat(inner.requestId()).isEqualTo("r-1");
                  assertThat(inner.trace()).contains(trace);
                  assertThat(inner.outer()).containsSame(request);
                  assertThat(inner.operation()).isEqualTo("work");
                  return done.add("inside");
                }));
    assertThat(done).containsExactly("inside");
  }

  @Test
  void aHandlerRunsInsideOfTheContext() {
    Outcry own =
        Outcry.builder()
            .on(
                IOException.class,
                (error, context) -> {
                  done.add(MDC.get("operation"));
                  assertThat(RequestContext.current()).containsSame(context);
                  return dev.outcry.envelope.ErrorEnvelope.of(500);
                })
            .build();
    Failure failure =
        own.guard(
                "work",
                () -> {
                  throw new IOException();
                })
            .failure()
            .orElseThrow();
    assertThat(failure.classification().handlerFailure()).isEmpty();
    assertThat(done).containsExactly("work");
  }

  @Test
  void anInterruptionIsRememberedAfterItHasBeenRecorded() {
    boolean[] whileRecorded = new boolean[1];
    Outcry own =
        Outcry.builder()
            .listeners(
                (failure, context) -> whileRecorded[0] = Thread.currentThread().isInterrupted())
            .build();
    Outcome<Object> outcome =
        own.guard(
            "work",
            () -> {
              throw new InterruptedException();
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.succeeded()).isFalse();
    assertThat(whileRecorded[0]).as("an appender that waits would have lost the line").isFalse();
  }

  @Test
  void anInterruptionThatTheWorkRememberedIsNotLostEither() {
    Outcome<Object> outcome =
        outcry.guard(
            "work",
            () -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("interrupted");
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.exitCode()).isEqualTo(70);
  }

  @Test
  void anInterruptedThreadHandlesAsAnyOther() {
    boolean[] whileRecorded = {true};
    Outcry own =
        Outcry.builder()
            .listeners(
                (failure, context) -> whileRecorded[0] = Thread.currentThread().isInterrupted())
            .build();
    Thread.currentThread().interrupt();
    own.handle(new IOException(), RequestContext.of("work"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(whileRecorded[0]).as("an appender that waits would have lost the line").isFalse();
  }

  @Test
  void anActionThatThrowsIsTheCallersAffair() {
    IllegalStateException own = new IllegalStateException();
    assertThatThrownBy(
            () ->
                failing(null)
                    .onSuccess(
                        result -> {
                          throw own;
                        }))
        .isSameAs(own);
    assertThat(log.lines()).isEmpty();
  }

  static Stream<Error> errors() {
    return Stream.of(
        new OutOfMemoryError("none"),
        new StackOverflowError(),
        new NoClassDefFoundError("x"),
        new ExceptionInInitializerError("x"),
        new AssertionError("x"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsAFailureLikeAnyOther(Error error) {
    Outcome<Object> outcome =
        outcry.guard(
            "work",
            () -> {
              throw error;
            });
    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThatThrownBy(outcome::orElseThrow).isSameAs(error);
    assertThat(log.only().keyValues()).containsEntry("exception", error.getClass().getName());
  }

  @ParameterizedTest
  @CsvSource({"404, CLIENT, 65", "502, DEPENDENCY, 69", "500, SERVER, 70", "503, OVERLOAD, 75"})
  void theExitCodeTellsWhoIsToBlame(int status, Blame blame, int code) {
    Outcome<String> outcome = failing(HttpErrors.of(status));
    assertThat(outcome.failure().orElseThrow().blame()).isEqualTo(blame);
    assertThat(Stream.of(Blame.values()).filter(outcome::blamedOn)).containsExactly(blame);
    assertThat(outcome.exitCode()).isEqualTo(code);
  }

  @Test
  void theExitCodeOfAnAbortedOneIsThatOfAnInterruptedProcess() {
    assertThat(outcry.aborted(new IOException(), RequestContext.of("x")).exitCode()).isEqualTo(130);
  }
}
