package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's {@code Accept} chooses the shape; whatever it says, there is an answer. */
class NegotiationTest {

  private static final String CHROME =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private static final Outcry OUTCRY = Outcry.create();
  private static TestServer server;

  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();

  @BeforeAll
  static void start() {
    server = TestServer.with(OUTCRY).start();
    server.when(
        (request, response) -> {
          throw new Conflict("Sold <b>out</b>.");
        });
  }

  @AfterAll
  static void stop() {
    server.close();
    OUTCRY.close();
  }

  @Test
  void aBrowserGetsAPageThatShowsTheId() {
    Wire.Response response = server.get("/x").accept(CHROME).send();
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.text())
        .contains(response.header("X-Request-Id"))
        .contains("Sold &lt;b&gt;out")
        .doesNotContain("<b>")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/*",
        "image/png",
        "application/json;q=0",
        "",
        ",",
        ";;;",
        "text",
        "text/html;q=banana",
        "\u00e9\u00e9/\u00e9",
        "*/*;q=0",
        "application/json, text/html;q=0.9"
      })
  void anybodyElseGetsJson(String accept) {
    assertEnvelope(server.get("/x").accept(accept).send(), 409);
  }

  @Test
  void noHeaderIsJson() {
    assertEnvelope(server.get("/x").send(), 409);
  }

  @Test
  void aProblemIsSaidInItsOwnShape() {
    Wire.Response response = server.get("/x").accept("application/problem+json").send();
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.json().get("status").intValue()).isEqualTo(409);
    assertThat(response.json().get("request_id").stringValue())
        .isEqualTo(response.header("X-Request-Id"));
  }

  @Test
  void aTerminalGetsText() {
    Wire.Response response = server.get("/x").accept("text/plain").send();
    assertThat(response.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(response.text()).contains("409").contains(response.header("X-Request-Id"));
  }

  @Test
  void severalLinesAreOneHeader() {
    Wire.Response response =
        server.get("/x").accept("image/png").accept("text/plain;q=0.5").accept("x/y").send();
    assertThat(response.header("Content-Type")).startsWith("text/plain");
  }

  @Test
  void aHeaderThatNeverEndsIsReadAsFarAsItGoes() {
    assertEnvelope(server.get("/x").accept("image/png,".repeat(500) + "text/html").send(), 409);
  }

  private abstract static class OwnFormat implements EnvelopeFormat {
    @Override
    public String mediaType() {
      return "application/vnd.acme+json";
    }

    @Override
    public byte[] encode(ErrorEnvelope envelope, String requestId) {
      return "acme".getBytes(StandardCharsets.UTF_8);
    }
  }

  static Stream<Named<EnvelopeFormat>> broken() {
    return Stream.of(
        Named.of(
            "throws",
            new OwnFormat() {
              @Override
              public byte[] encode(ErrorEnvelope envelope, String requestId) {
                throw new IllegalStateException("secret of the format");
              }
            }),
        Named.of(
            "runs out of memory",
            new OwnFormat() {
              @Override
              public byte[] encode(ErrorEnvelope envelope, String requestId) {
                throw new OutOfMemoryError();
              }
            }),
        Named.of(
            "returns null",
            new OwnFormat() {
              @Override
              public byte[] encode(ErrorEnvelope envelope, String requestId) {
                return null;
              }
            }),
        Named.of(
            "returns ten megabytes",
            new OwnFormat() {
              @Override
              public byte[] encode(ErrorEnvelope envelope, String requestId) {
                return new byte[10 << 20];
              }
            }),
        Named.of(
            "no media type",
            new OwnFormat() {
              @Override
              public String mediaType() {
                return null;
              }
            }),
        Named.of(
            "a media type that throws",
            new OwnFormat() {
              @Override
              public String mediaType() {
                throw new IllegalStateException();
              }
            }),
        Named.of(
            "no headers",
            new OwnFormat() {
              @Override
              public Map<String, String> headers() {
                return null;
              }
            }),
        Named.of(
            "headers that throw",
            new OwnFormat() {
              @Override
              public Map<String, String> headers() {
                throw new IllegalStateException();
              }
            }));
  }

  /** What the handler said is not lost with the format, nor is anything of the format left. */
  @ParameterizedTest
  @MethodSource("broken")
  void anOwnFormatThatFailsIsStoodInForByJson(EnvelopeFormat broken) {
    try (Outcry outcry = Outcry.builder().formats(broken, EnvelopeFormats.html()).build();
        TestServer other = TestServer.with(outcry).start()) {
      other.when(
          (request, response) -> {
            response.setHeader("ETag", "leftover");
            throw new Conflict("Sold out.");
          });
      Wire.Response response = assertEnvelope(other.get("/x").send(), 409);
      assertThat(response.json().get("description").stringValue()).isEqualTo("Sold out.");
      assertThat(response.header("ETag")).isNull();
    }
    assertThat(failures.only().getFormattedMessage()).startsWith("409");
    assertThat(layer.only().getFormattedMessage()).contains(broken.getClass().getName());
    assertThat(LoggedLines.everything(layer.only())).doesNotContain("secret of the format");
  }

  @Test
  void anOwnFormatThatWorksIsUsed() {
    EnvelopeFormat own =
        new OwnFormat() {
          @Override
          public Map<String, String> headers() {
            return Map.of("X-Format", "acme");
          }
        };
    try (Outcry outcry = Outcry.builder().formats(own).build();
        TestServer other = TestServer.with(outcry).start()) {
      other.when((request, response) -> response.sendError(409));
      Wire.Response response = other.get("/x").accept("text/html").send();
      assertThat(response.text()).isEqualTo("acme");
      assertThat(response.header("Content-Type")).isEqualTo("application/vnd.acme+json");
      assertThat(response.header("X-Format")).isEqualTo("acme");
      assertThat(response.header("X-Request-Id")).isNotEmpty();
    }
  }
}
