package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** The MDC is a logging library's. Where all of it fails, work is done and failures are handled. */
class BrokenMdcTest {

  private static final RequestContext REQUEST = RequestContext.of("request");

  static Stream<Supplier<Throwable>> failures() {
    return Stream.of(
        () -> new IllegalStateException("no MDC"), () -> new NoClassDefFoundError("no MDC"));
  }

  /** Runs this while every call of the MDC fails. */
  private static void broken(Supplier<Throwable> failure, Outcry.ThrowingRunnable test)
      throws Exception {
    Field adapter = MDC.class.getDeclaredField("MDC_ADAPTER");
    adapter.setAccessible(true);
    Object before = adapter.get(null);
    adapter.set(
        null,
        Proxy.newProxyInstance(
            MDCAdapter.class.getClassLoader(),
            new Class<?>[] {MDCAdapter.class},
            (proxy, method, arguments) -> {
              throw failure.get();
            }));
    try {
      test.run();
    } finally {
      adapter.set(null, before);
    }
    assertThat(RequestContext.current()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void workIsDone(Supplier<Throwable> failure) throws Exception {
    Outcry outcry = Outcry.create();
    broken(
        failure,
        () -> {
          assertThat(outcry.guard("work", () -> "done").orElseThrow()).isEqualTo("done");
          assertThat(REQUEST.call(() -> RequestContext.current())).containsSame(REQUEST);
        });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void eachFailureHasItsAnswerAndItsOneLine(Supplier<Throwable> failure) throws Exception {
    Outcry outcry = Outcry.create();
    try (CapturedLog log = CapturedLog.of("dev.outcry")) {
      broken(
          failure,
          () -> {
            Failure handled = outcry.handle(new IOException("once"), REQUEST);
            assertThat(handled.status()).isEqualTo(500);
            assertThat(handled.requestId()).isEqualTo(REQUEST.requestId());
          });
      assertThat(log.only().message()).endsWith("IOException: once");
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void soHaveGuardedAndWatchedOnes(Supplier<Throwable> failure) throws Exception {
    Outcry outcry = Outcry.create();
    ExecutorService watched = outcry.watch(Executors.newSingleThreadExecutor());
    Outcry.ThrowingRunnable failing =
        () -> {
          throw new IOException("x");
        };
    try (CapturedLog log = CapturedLog.of("dev.outcry")) {
      broken(
          failure,
          () -> {
            assertThat(outcry.guard("work", failing).exitCode()).isEqualTo(70);
            Future<Object> future =
                watched.submit(
                    () -> {
                      failing.run();
                      return null;
                    });
            assertThat(future).failsWithin(Duration.ofMinutes(1));
          });
      assertThat(log.lines()).hasSize(2);
    } finally {
      watched.shutdown();
    }
  }
}
