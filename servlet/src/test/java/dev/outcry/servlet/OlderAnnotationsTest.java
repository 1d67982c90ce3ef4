package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.testing.OlderAnnotations;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The filter answers beside an older Jackson 2 that brings the annotations of both. */
class OlderAnnotationsTest {

  static final class Answers implements Callable<String> {
    @Override
    public String call() throws Exception {
      try (Outcry outcry = Outcry.create();
          TestServer server = TestServer.with(outcry).errorPage().start()) {
        server.when(
            (request, response) -> {
              throw new Conflict("Sold out.");
            });
        return answer(server);
      }
    }

    /** By a bare socket: what reads JSON in the tests could not be loaded. */
    private static String answer(TestServer server) throws Exception {
      try (var socket = server.connect()) {
        socket
            .getOutputStream()
            .write(
                "GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void theFilterAnswers() throws Exception {
    assertThat(OlderAnnotations.call(Answers.class.getName()).toString())
        .startsWith("HTTP/1.1 409 ")
        .contains("\"code\":409", "Sold out.");
  }
}
