package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.Foreign;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles for the network and for threads. */
class NetworkAndConcurrencyModulesTest {

  private static String answer(Throwable error, Outcry.Builder outcry) {
    return JdbcModuleTest.answer(error, outcry.build());
  }

  static Stream<Object[]> network() {
    return Stream.of(
        new Object[] {new SocketTimeoutException("Read timed out"), "504 DEPENDENCY"},
        new Object[] {new HttpTimeoutException("request timed out"), "504 DEPENDENCY"},
        new Object[] {new HttpConnectTimeoutException("connect"), "504 DEPENDENCY"},
        new Object[] {new ConnectException("refused"), "502 DEPENDENCY"},
        new Object[] {new UnknownHostException("nowhere"), "502 DEPENDENCY"},
        new Object[] {new UnresolvedAddressException(), "502 DEPENDENCY"},
        new Object[] {new NoRouteToHostException(), "502 DEPENDENCY"},
        new Object[] {new PortUnreachableException(), "502 DEPENDENCY"},
        new Object[] {new SSLHandshakeException("no trust"), "502 DEPENDENCY"},
        new Object[] {new SSLPeerUnverifiedException("another host"), "502 DEPENDENCY"},
        new Object[] {new CompletionException(new ConnectException()), "502 DEPENDENCY"},
        new Object[] {new IOException("disk"), "500 SERVER"},
        new Object[] {new InterruptedIOException(), "500 SERVER"},
        new Object[] {new SocketException("Connection reset"), "500 SERVER"},
        new Object[] {new BindException("in use"), "500 SERVER"},
        new Object[] {new SSLException("closed"), "500 SERVER"});
  }

  @ParameterizedTest
  @MethodSource("network")
  void network(Throwable error, String answer) {
    assertThat(answer(error, Outcry.builder().modules(OutcryModules.io()))).isEqualTo(answer);
    assertThat(answer(error, Outcry.builder())).as("without it").isEqualTo("500 SERVER");
  }

  static Stream<Object[]> threads() {
    return Stream.of(
        new Object[] {new RejectedExecutionException("full"), "503 OVERLOAD retry 1"},
        new Object[] {new TimeoutException("slow"), "504 DEPENDENCY"},
        new Object[] {new CompletionException(new TimeoutException()), "504 DEPENDENCY"},
        new Object[] {new CancellationException(), "500 SERVER"},
        new Object[] {new BrokenBarrierException(), "500 SERVER"});
  }

  @ParameterizedTest
  @MethodSource("threads")
  void threads(Throwable error, String answer) {
    assertThat(answer(error, Outcry.builder().modules(OutcryModules.concurrency())))
        .isEqualTo(answer);
    assertThat(answer(error, Outcry.builder())).as("without it").isEqualTo("500 SERVER");
  }

  @ParameterizedTest
  @CsvSource({
    "io.github.resilience4j.circuitbreaker.CallNotPermittedException, 503 DEPENDENCY",
    "io.github.resilience4j.bulkhead.BulkheadFullException, 503 OVERLOAD retry 1",
    "io.github.resilience4j.ratelimiter.RequestNotPermitted, 429 CLIENT",
    "dev.failsafe.CircuitBreakerOpenException, 503 DEPENDENCY",
    "dev.failsafe.BulkheadFullException, 503 OVERLOAD retry 1",
    "dev.failsafe.RateLimitExceededException, 429 CLIENT",
    "dev.failsafe.TimeoutExceededException, 504 DEPENDENCY"
  })
  void byTheNameOfALibrarysClass(String name, String answer) {
    Class<? extends Throwable> type = Foreign.type(name);
    Outcry.Builder builder = Outcry.builder();
    LoaderOfThread.with(type.getClassLoader(), () -> builder.modules(OutcryModules.concurrency()));
    assertThat(answer(Foreign.thrown(type), builder)).isEqualTo(answer);
    assertThat(answer(Foreign.thrown(type), Outcry.builder().modules(OutcryModules.concurrency())))
        .as("was not there")
        .isEqualTo("500 SERVER");
  }

  @Test
  void theApplicationsOwnMappingWins() {
    assertThat(
            answer(
                new TimeoutException(),
                Outcry.builder()
                    .map(TimeoutException.class, 503)
                    .modules(OutcryModules.concurrency())))
        .isEqualTo("503 OVERLOAD");
  }

  @Test
  void allBundlesGoTogether() {
    Outcry.Builder all =
        Outcry.builder()
            .modules(OutcryModules.jdbc(), OutcryModules.io(), OutcryModules.concurrency());
    assertThat(answer(new ConnectException(), all)).isEqualTo("502 DEPENDENCY");
  }
}
