package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors.Conflict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A failure crosses a process border, as exceptions do, whatever its payload was made of. */
class HttpExceptionSerializationTest {

  @Test
  void everythingItSaysSurvives() throws Exception {
    HttpException error =
        new Conflict("Sold out.")
            .reason("out_of_stock")
            .type(URI.create("https://example.org/errors/sold-out"))
            .error("items[0].sku", "is sold out")
            .with("price", new BigDecimal("1.10"))
            .with("nested", Map.of("list", List.of(1, 2.5, true), "none", Optional.empty()))
            .with("counter", new AtomicLong(7))
            .with("path", Path.of("a", "b"))
            .with("unserializable", new Object())
            .with("nothing", null)
            .header("X-A", "1")
            .retryAfter(Duration.ofSeconds(3))
            .logMessage("for the log")
            .causedBy(new IOException("disk"));
    HttpException copy = roundTrip(error);
    assertThat(copy).isExactlyInstanceOf(Conflict.class).hasMessage("for the log");
    assertThat(copy.getCause()).isInstanceOf(IOException.class).hasMessage("disk");
    assertThat(copy.status()).isEqualTo(409);
    assertThat(copy.description()).isEqualTo("Sold out.");
    assertThat(copy.reason()).isEqualTo("out_of_stock");
    assertThat(copy.type()).isEqualTo(error.type());
    assertThat(copy.errors()).isEqualTo(error.errors());
    assertThat(copy.payload()).isEqualTo(error.payload());
    assertThat(copy.headers()).isEqualTo(error.headers());
    assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
  }

  @Test
  void everyClassOfTheCatalogueSurvives() throws Exception {
    for (int status = 400; status <= 599; status++) {
      HttpException error = HttpErrors.of(status);
      HttpException copy = roundTrip(error);
      assertThat(copy).hasSameClassAs(error).hasMessage(error.getMessage());
    }
  }

  @Test
  void theCopyCanBeBuiltUpon() throws Exception {
    HttpException copy = roundTrip(new Conflict().with("a", 1).error("f", "x").header("X-A", "1"));
    copy.with("b", 2).error("f", "y").header("x-a", "2");
    assertThat(copy.payload()).containsEntry("a", 1).containsEntry("b", 2);
    assertThat(copy.errors()).containsEntry("f", List.of("x", "y"));
    assertThat(copy.headers().get("X-A")).containsExactly("1", "2");
  }

  private static HttpException roundTrip(HttpException error) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (HttpException) in.readObject();
    }
  }
}
