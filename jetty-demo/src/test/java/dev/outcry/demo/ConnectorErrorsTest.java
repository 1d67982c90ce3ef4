package dev.outcry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jetty refuses before there is an application. */
class ConnectorErrorsTest {

  private final List<String> paths = new CopyOnWriteArrayList<>();

  private String refused(Outcry outcry, String path) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    server.addConnector(connector);
    server.setErrorHandler(new ConnectorErrors(outcry));
    server.start();
    try (outcry) {
      return RawHttp.exchange(
          URI.create("http://127.0.0.1:" + connector.getLocalPort()),
          "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n");
    } finally {
      server.stop();
    }
  }

  /** A session's id is a password for as long as the session lives. */
  @ParameterizedTest
  @CsvSource({
    "/orders/%2F1;jsessionid=secret, /orders//1",
    "/a;jsessionid=secret/b;c=secret, /a/b",
    "/caf%C3%A9+1, /café+1",
    "/orders, /orders"
  })
  void thePathIsLoggedDecodedAndWithoutParameters(String path, String logged) throws Exception {
    Outcry outcry =
        Outcry.builder()
            .listeners((failure, context) -> paths.add(String.valueOf(context.path())))
            .build();
    assertThat(refused(outcry, path)).doesNotContain("secret");
    assertThat(paths).containsExactly(logged);
  }

  @Test
  void aFormatThatFailsIsReplaced() throws Exception {
    EnvelopeFormat broken =
        new EnvelopeFormat() {
          @Override
          public String mediaType() {
            return "application/broken";
          }

          @Override
          public byte[] encode(ErrorEnvelope envelope, String requestId) {
            throw new IllegalStateException("broken format");
          }
        };
    Outcry outcry = Outcry.builder().formats(broken, EnvelopeFormats.json()).build();
    String response = refused(outcry, "/x");
    assertThat(response).startsWith("HTTP/1.1 404 ").doesNotContain("broken");
    assertThat(RawHttp.header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(JsonLines.parse(RawHttp.body(response)).get("code").asInt()).isEqualTo(404);
  }
}
