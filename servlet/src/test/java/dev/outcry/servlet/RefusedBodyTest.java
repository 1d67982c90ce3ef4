package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import dev.outcry.testing.Foreign;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes that other containers than Jetty give to a body that they will not parse. */
class RefusedBodyTest {

  private static int status(Exception refused) {
    RefusedBody body = RefusedBody.of(refused);
    assertThat(body).isNotNull();
    return body.meant() instanceof HttpException http ? http.status() : 500;
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.tomcat.util.http.fileupload.impl.SizeException, 413",
    "org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException, 413",
    "io.undertow.server.handlers.form.MultiPartParserDefinition$FileTooLargeException, 413",
    "io.undertow.server.RequestTooBigException, 413",
    "io.undertow.util.ParameterLimitException, 400",
    "org.xnio.channels.ReadTimeoutException, 408"
  })
  void anIllegalStateWithTheReasonInside(String name, int status) {
    Throwable reason = Foreign.thrown(Foreign.type(name));
    assertThat(status(new IllegalStateException(reason))).isEqualTo(status);
    assertThat(status(new IllegalStateException("another text", reason))).isEqualTo(status);
  }

  @Test
  void aBodyThatDoesNotGoOn() {
    assertThat(status(new IOException(new TimeoutException()))).isEqualTo(408);
    assertThat(status(new IllegalStateException(new SocketTimeoutException()))).isEqualTo(408);
  }

  static Stream<Exception> nothingSaid() {
    return Stream.of(
        new IllegalStateException(),
        new IllegalStateException("STREAMED"),
        new IllegalStateException("Unable to process parts"),
        new IOException("No space left on device"),
        new IllegalArgumentException("max length exceeded: 3000"));
  }

  @ParameterizedTest
  @MethodSource("nothingSaid")
  void whatSaysNothingStaysWhatItIs(Exception refused) {
    assertThat(RefusedBody.of(refused)).isNull();
  }
}
