package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Whatever is handed in and whatever fails on the way: there is an answer, and the MDC is clean.
 */
@SuppressWarnings("serial") // nobody stores the exceptions
class NeverThrowsTest {

  /** Every method that it can, fails. */
  static class Hostile extends RuntimeException {
    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }

    @Override
    public String getLocalizedMessage() {
      throw new IllegalStateException();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new OutOfMemoryError();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }

    @Override
    public String toString() {
      throw new IllegalStateException();
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException();
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException();
    }
  }

  /** Says nothing where something is expected. */
  @SuppressWarnings({"OverrideThrowableToString", "ToStringReturnsNull"}) // that is the point
  static class Mute extends RuntimeException {
    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }

    @Override
    public String toString() {
      return null;
    }
  }

  private final RequestContext context =
      RequestContext.builder().requestId("r-1").operation("test").build();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.of("dev.outcry");
  }

  @AfterEach
  void nothingIsLeftBehind() {
    log.close();
    assertThat(RequestContext.current()).isEmpty();
    assertThat(MDC.get("request_id")).isNull();
  }

  static Stream<Throwable> errors() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    Exception suppressing = new Exception("s");
    Exception suppressed = new Exception("t", suppressing);
    suppressing.addSuppressed(suppressed);
    Throwable deep = new Exception("bottom");
    for (int i = 0; i < 100_000; i++) {
      deep = new Exception("level", deep);
    }
    return Stream.of(
        new Hostile(),
        new Mute(),
        new Exception("outer", new Hostile()),
        a,
        suppressing,
        deep,
        new Exception("x".repeat(5_000_000)),
        new Exception("a\r\nb\u0000\ud800"),
        new Throwable(),
        new StackOverflowError(),
        new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anyThrowableHasAnAnswerAndALine(Throwable error) {
    Failure failure = Outcry.create().handle(error, context);
    assertThat(failure.envelope()).isEqualTo(ErrorEnvelope.of(500));
    assertThat(failure.requestId()).isEqualTo("r-1");
    assertThat(failure.fingerprint()).isPresent();
    assertThat(log.only().message()).doesNotContain("\n", "\r").hasSizeLessThan(20_000);
    assertThat(log.only().keyValues()).containsEntry("status", 500);
  }

  @Test
  void noErrorAtAllIsOurCallersBug() {
    assertThat(Outcry.create().handle(null, context).classification().error())
        .isInstanceOf(NullPointerException.class);
    assertThat(log.only().keyValues()).containsEntry("status", 500);
  }

  @Test
  void anAbortedRequestWithoutAnErrorIsAbortedStill() {
    assertThat(Outcry.create().aborted(null, context).blame()).isEqualTo(Blame.ABORTED);
    assertThat(log.only().keyValues()).containsEntry("status", 499);
  }

  @Test
  void noContextAtAllIsStandInFor() {
    Outcry outcry = Outcry.create();
    assertThat(outcry.handle(new IOException(), null).status()).isEqualTo(500);
    assertThat(outcry.handle(404, null).status()).isEqualTo(404);
    assertThat(outcry.aborted(new IOException(), null).status()).isEqualTo(499);
    assertThat(log.lines())
        .hasSize(3)
        .allSatisfy(l -> assertThat(l.mdc()).containsKey("request_id"));
  }

  @Test
  void anAppenderThatThrowsCostsNeitherAnswerNorListeners() {
    List<Failure> seen = new ArrayList<>();
    Outcry outcry = Outcry.builder().listeners((failure, where) -> seen.add(failure)).build();
    Logger logger = (Logger) LoggerFactory.getLogger("dev.outcry");
    var broken =
        new UnsynchronizedAppenderBase<ILoggingEvent>() {
          @Override
          public void doAppend(ILoggingEvent event) {
            throw new StackOverflowError("as an encoder does on a cyclic cause");
          }

          @Override
          protected void append(ILoggingEvent event) {}
        };
    broken.start();
    logger.addAppender(broken);
    try {
      Failure failure = outcry.handle(new IOException(), context);
      assertThat(failure.status()).isEqualTo(500);
      assertThat(seen).containsExactly(failure);
    } finally {
      logger.detachAppender(broken);
    }
  }

  @Test
  void aLevelRuleThatThrowsCostsNoLine() {
    Outcry outcry =
        Outcry.builder()
            .logLevel(
                status -> {
                  throw new IllegalStateException();
                },
                Level.TRACE)
            .logLevel(status -> status == 404, Level.WARN)
            .build();
    outcry.handle(404, context);
    assertThat(log.only().level()).isEqualTo(ch.qos.logback.classic.Level.WARN);
  }

  @Test
  void aClosedToolkitAnswersStill() {
    Outcry outcry = Outcry.create();
    outcry.close();
    outcry.close();
    assertThat(outcry.handle(new IOException(), context).status()).isEqualTo(500);
  }

  @Test
  void statusesOutsideOfTheErrorsAreAnsweredAs500() {
    for (int status : new int[] {-1, 0, 204, 302, 600}) {
      assertThat(Outcry.create().handle(status, context).status()).isEqualTo(500);
    }
  }
}
