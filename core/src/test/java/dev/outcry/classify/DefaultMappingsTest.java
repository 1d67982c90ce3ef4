package dev.outcry.classify;

import static dev.outcry.classify.Named.handle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.outcry.testing.Foreign;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every registry knows: what containers throw at applications, by name. */
class DefaultMappingsTest {

  private static Handled handled(Class<? extends Throwable> type) {
    return handle(Foreign.thrown(type), ErrorRegistry.builder());
  }

  private static void assertIsClients(Class<? extends Throwable> type, int status) {
    Handled handled = handled(type);
    assertThat(handled.envelope().status()).isEqualTo(status);
    assertThat(handled.classification().blame()).isEqualTo(Blame.CLIENT);
    assertThat(handled.classification().unexpected()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.coyote.BadRequestException, 400",
    "org.apache.tomcat.util.http.fileupload.impl.SizeException, 413",
    "org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException, 413",
    "io.undertow.server.RequestTooBigException, 413",
    "io.undertow.server.handlers.form.MultiPartParserDefinition$FileTooLargeException, 413",
    "io.undertow.util.ParameterLimitException, 400",
    "org.xnio.channels.ReadTimeoutException, 408"
  })
  void theNameTellsTheStatus(String name, int status) {
    assertIsClients(Foreign.type(name), status);
    Class<? extends Throwable> below =
        Foreign.type("com.example.Below", Foreign.type(name), Map.of());
    assertIsClients(below, status);
  }

  @ParameterizedTest
  @CsvSource({
    "org.eclipse.jetty.http.BadMessageException, getCode",
    "org.eclipse.jetty.http.HttpException$RuntimeException, getCode",
    "org.eclipse.jetty.http.HttpException$IllegalArgumentException, getCode",
    "org.eclipse.jetty.http.HttpException$IllegalStateException, getCode",
    "org.apache.tomcat.util.http.InvalidParameterException, getErrorCode"
  })
  void theExceptionTellsTheStatus(String name, String getter) {
    assertIsClients(Foreign.type(name, Exception.class, Map.of(getter, 413)), 413);
    assertIsClients(Foreign.type(name, Exception.class, Map.of(getter, 431)), 431);
    assertIsClients(Foreign.type(name, Exception.class, Map.of(getter, 200)), 400);
    assertIsClients(Foreign.type(name), 400);
  }

  private static Handled unavailable(boolean permanent, int seconds) {
    return handled(
        Foreign.type(
            "jakarta.servlet.UnavailableException",
            Exception.class,
            Map.of("isPermanent", permanent, "getUnavailableSeconds", seconds)));
  }

  @Test
  void aServletThatIsUnavailableSaysForHowLong() {
    Handled handled = unavailable(false, 7);
    assertThat(handled.envelope().status()).isEqualTo(503);
    assertThat(handled.envelope().headers()).containsExactly(entry("Retry-After", List.of("7")));
    assertThat(handled.classification().blame()).isEqualTo(Blame.OVERLOAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void orCannotTell(int seconds) {
    Handled handled = unavailable(false, seconds);
    assertThat(handled.envelope().status()).isEqualTo(503);
    assertThat(handled.envelope().headers()).isEmpty();
  }

  @Test
  void whatIsUnavailableForGoodIsNotFound() {
    Handled handled = unavailable(true, -1);
    assertThat(handled.envelope().status()).isEqualTo(404);
    assertThat(handled.classification().blame()).isEqualTo(Blame.CLIENT);
  }

  @Test
  void theInterruptedIsOverload() {
    Handled handled = handled(InterruptedException.class);
    assertThat(handled.envelope().status()).isEqualTo(503);
    assertThat(handled.classification().blame()).isEqualTo(Blame.OVERLOAD);
  }

  /** Every client of another service throws it as well; the filter tells by the stream. */
  @Test
  void aTimeoutOfASocketIsNotTheClients() {
    assertThat(handled(SocketTimeoutException.class).classification().unexpected()).isTrue();
  }

  @Test
  void theApplicationsOwnMappingWins() {
    Class<? extends Throwable> type = Foreign.type("io.undertow.server.RequestTooBigException");
    assertThat(
            handle(Foreign.thrown(type), ErrorRegistry.builder().map(type, 400))
                .envelope()
                .status())
        .isEqualTo(400);
  }
}
