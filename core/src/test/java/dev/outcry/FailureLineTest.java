package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What the one line of a failure says. */
class FailureLineTest {

  private final Outcry outcry =
      Outcry.builder().map(IOException.class, 502).map(ArithmeticException.class, 503).build();
  private final RequestContext request =
      RequestContext.builder().requestId("r-1").method("GET").path("/orders/7").build();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures().at(Level.INFO);
  }

  @AfterEach
  void release() {
    log.close();
    MDC.clear();
  }

  private LogLine lineOf(Throwable error) {
    outcry.handle(error, request);
    return log.only();
  }

  @Test
  void theUnexpectedIsAnErrorWithItsTrace() {
    LogLine line = lineOf(new IllegalStateException("no stock"));
    assertThat(line.level()).isEqualTo(Level.ERROR);
    assertThat(line.logger()).isEqualTo("dev.outcry.failure");
    assertThat(line.message())
        .isEqualTo(
            "500 Internal Server Error on GET /orders/7: java.lang.IllegalStateException: no stock");
    assertThat(line.keyValues())
        .containsOnlyKeys("status", "blame", "fingerprint", "exception")
        .containsEntry("status", 500)
        .containsEntry("blame", "SERVER")
        .containsEntry("exception", "java.lang.IllegalStateException")
        .hasEntrySatisfying(
            "fingerprint", print -> assertThat(print).asString().matches("[0-9a-f]{16}"));
    assertThat(line.throwable())
        .get()
        .satisfies(trace -> assertThat(trace.getMessage()).isEqualTo("no stock"));
  }

  @Test
  void aFailedDependencyIsAnErrorWithItsTraceToo() {
    LogLine line = lineOf(new IOException("refused"));
    assertThat(line.level()).isEqualTo(Level.ERROR);
    assertThat(line.keyValues()).containsEntry("blame", "DEPENDENCY").containsEntry("status", 502);
    assertThat(line.throwable()).isPresent();
  }

  @Test
  void overloadIsAWarningWithoutATrace() {
    LogLine line = lineOf(new ArithmeticException());
    assertThat(line.level()).isEqualTo(Level.WARN);
    assertThat(line.keyValues()).containsOnlyKeys("status", "blame", "exception");
    assertThat(line.throwable()).isEmpty();
  }

  @Test
  void theClientsFaultIsInformationWithoutATrace() {
    LogLine line = lineOf(new Conflict("Sold out.").reason("out_of_stock"));
    assertThat(line.level()).isEqualTo(Level.INFO);
    assertThat(line.message()).isEqualTo("409 Conflict on GET /orders/7: Sold out.");
    assertThat(line.keyValues())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "status", 409,
                "reason", "out_of_stock",
                "blame", "CLIENT",
                "exception", "dev.outcry.http.HttpErrors$Conflict"));
    assertThat(line.throwable()).isEmpty();
  }

  @Test
  void aClientThatWentIsForDebuggingOnly() {
    outcry.aborted(new IOException("broken pipe"), request);
    assertThat(log.lines()).isEmpty();
    log.at(Level.DEBUG);
    outcry.aborted(new IOException("broken pipe"), request);
    assertThat(log.only().level()).isEqualTo(Level.DEBUG);
    assertThat(log.only().keyValues())
        .containsEntry("status", 499)
        .containsEntry("blame", "ABORTED")
        .containsEntry("exception", "java.io.IOException");
    assertThat(log.only().throwable()).isEmpty();
  }

  @Test
  void aLogMessageIsForTheTeamAlone() {
    LogLine line = lineOf(new Conflict("Sold out.").logMessage("stock 0 in shelf 3"));
    assertThat(line.message()).isEqualTo("409 Conflict on GET /orders/7: stock 0 in shelf 3");
  }

  @Test
  void theStatusIsTheOneThatIsSent() {
    Outcry other =
        Outcry.builder().on(404, (error, context) -> ErrorEnvelope.of(410).reason("moved")).build();
    other.handle(404, request);
    assertThat(log.only().keyValues())
        .containsEntry("status", 410)
        .containsEntry("reason", "moved");
    assertThat(log.only().message()).startsWith("410 Gone on GET /orders/7");
  }

  @Test
  void theExceptionIsTheUnwrappedOneAndTheTraceTheWhole() {
    LogLine line = lineOf(new ExecutionException(new IllegalStateException("inner")));
    assertThat(line.keyValues()).containsEntry("exception", "java.lang.IllegalStateException");
    assertThat(line.throwable())
        .get()
        .satisfies(
            trace -> {
              assertThat(trace.getClassName()).isEqualTo("java.util.concurrent.ExecutionException");
              assertThat(trace.getCause().getMessage()).isEqualTo("inner");
            });
  }

  @Test
  void aHandlersFailureIsInTheSameLineWithItsPlace() {
    Outcry other =
        Outcry.builder()
            .on(
                404,
                (error, context) -> {
                  throw new IllegalStateException("second\nline");
                })
            .build();
    other.handle(HttpErrors.of(404, "first"), request);
    LogLine line = log.only();
    assertThat(line.level()).isEqualTo(Level.ERROR);
    assertThat(line.message()).isEqualTo("500 Internal Server Error on GET /orders/7: first");
    assertThat(line.keyValues())
        .containsEntry("status", 500)
        .containsEntry("exception", "dev.outcry.http.HttpErrors$NotFound")
        .hasEntrySatisfying(
            "handler_failure",
            failure ->
                assertThat(failure)
                    .asString()
                    .matches(
                        "java.lang.IllegalStateException: second\\\\u000aline at .*"
                            + "FailureLineTest.*FailureLineTest.java:\\d+\\)"));
  }

  @Test
  void aMappingThatFailsIsToldToo() {
    Outcry other =
        Outcry.builder()
            .map(
                IOException.class,
                error -> {
                  throw new IllegalStateException("the function's own bug");
                })
            .build();
    other.handle(new IOException("first"), request);
    LogLine line = log.only();
    assertThat(line.message()).contains("500 Internal Server Error", "IOException: first");
    assertThat(line.keyValues().get("handler_failure"))
        .asString()
        .startsWith("java.lang.IllegalStateException: the function's own bug at ");
  }

  @Test
  void whereAHandlerHasFailedTooBothTracesAreThere() {
    RuntimeException first = new IllegalArgumentException("first");
    Outcry other =
        Outcry.builder()
            .on(
                RuntimeException.class,
                (error, context) -> {
                  throw new IllegalStateException("second");
                })
            .build();
    other.handle(first, request);
    LogLine line = log.only();
    IThrowableProxy trace = line.throwable().orElseThrow();
    assertThat(trace.getMessage()).isEqualTo("java.lang.IllegalStateException: second");
    assertThat(trace.getSuppressed()).hasSize(1);
    assertThat(trace.getSuppressed()[0].getMessage())
        .isEqualTo("java.lang.IllegalArgumentException: first");
    assertThat(first.getSuppressed()).isEmpty();
  }

  @Test
  void aHandlerThatFailsIsAnotherFailureThanTheOneThatItHandles() {
    Outcry failing =
        Outcry.builder()
            .on(
                404,
                (error, context) -> {
                  throw new IllegalStateException();
                })
            .build();
    assertThat(failing.handle(HttpErrors.of(404), request).fingerprint())
        .isNotEqualTo(
            outcry.handle(HttpErrors.of(500).causedBy(new Error()), request).fingerprint())
        .isPresent();
  }

  @Test
  void whereNoTraceTellsTheCausesTheLineDoes() {
    Exception root = new IOException("connection\nreset");
    outcry.handle(
        new Conflict("Try again.").causedBy(new IllegalStateException("tx", root)), request);
    assertThat(log.only().message())
        .isEqualTo(
            "409 Conflict on GET /orders/7: Try again."
                + "; caused by java.lang.IllegalStateException: tx"
                + "; caused by java.io.IOException: connection\\u000areset");
  }

  @Test
  void twoPlacesOfOneMethodAreTwoStorms() {
    RuntimeException here = new NullPointerException();
    RuntimeException there = new NullPointerException();
    here.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("shop.A", "run", "A.java", 1)});
    there.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("shop.A", "run", "A.java", 2)});
    outcry.handle(here, request);
    outcry.handle(there, request);
    LogLine last = log.lines().get(log.lines().size() - 1);
    assertThat(last.throwable()).isPresent();
    assertThat(last.keyValues()).doesNotContainKey("seen");
  }

  @Test
  void noValueForgesASecondLine() {
    RequestContext hostile =
        RequestContext.builder().method("GET").path("/a\nERROR forged\u2028").build();
    outcry.handle(new IllegalStateException("a\r\nb\u0085c\u202ed"), hostile);
    assertThat(log.only().message())
        .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029\u202e]")
        .contains("a\\u000d\\u000ab\\u0085c\\u202ed");
  }

  @Test
  void workWithoutAPathIsNamedByItsOperation() {
    outcry.handle(new IllegalStateException("x"), RequestContext.of("nightly-export"));
    assertThat(log.only().message())
        .isEqualTo(
            "500 Internal Server Error in nightly-export: java.lang.IllegalStateException: x");
  }

  @Test
  void whatIsUnknownIsNotMentioned() {
    outcry.handle(new IllegalStateException("x"), RequestContext.builder().build());
    outcry.handle(new IllegalStateException("x"), RequestContext.builder().path("/a").build());
    assertThat(log.lines())
        .extracting(LogLine::message)
        .containsExactly(
            "500 Internal Server Error: java.lang.IllegalStateException: x",
            "500 Internal Server Error on /a: java.lang.IllegalStateException: x");
  }

  @Test
  void theContextIsInTheMdcThoughItIsNotOpen() {
    MDC.put("tenant", "t-1");
    LogLine line = lineOf(new IOException());
    assertThat(line.mdc())
        .containsOnly(
            Map.entry("tenant", "t-1"),
            Map.entry("request_id", "r-1"),
            Map.entry("method", "GET"),
            Map.entry("path", "/orders/7"));
    assertThat(MDC.getCopyOfContextMap()).containsOnly(Map.entry("tenant", "t-1"));
    assertThat(RequestContext.current()).isEmpty();
  }

  @Test
  void anApplicationThatClearsTheMdcDoesNotLoseTheIdOfItsFailure() {
    request.run(
        () -> {
          MDC.clear();
          outcry.handle(404, request);
          assertThat(MDC.get("request_id")).isNull();
        });
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  @Test
  void theContextIsThereForTheHandlerToo() {
    Outcry other =
        Outcry.builder()
            .on(404, (error, context) -> ErrorEnvelope.of(404, "request " + MDC.get("request_id")))
            .build();
    assertThat(other.handle(404, request).envelope().description()).isEqualTo("request r-1");
  }

  @Test
  void anotherContextThatIsOpenDoesNotShowThrough() {
    RequestContext open = RequestContext.builder().operation("other").user("u-9").build();
    open.run(() -> outcry.handle(404, request));
    assertThat(log.only().mdc())
        .containsEntry("request_id", "r-1")
        .doesNotContainKeys("operation", "user");
  }

  @Test
  void aSwitchedOffLevelCostsNoLineAndNoListener() {
    log.at(Level.OFF);
    Failure[] seen = new Failure[1];
    Outcry quiet = Outcry.builder().listeners((failure, context) -> seen[0] = failure).build();
    quiet.handle(new IOException(), request);
    assertThat(log.lines()).isEmpty();
    assertThat(seen[0].blame()).isEqualTo(Blame.SERVER);
  }
}
