package dev.outcry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpException;
import dev.outcry.testing.HostileBodies;
import dev.outcry.testing.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of reading share: a type with a bit of everything, and what a refusal is. */
final class Readings {

  private static final String[] PLANTED = {"pl4nted", "s3cret", HostileBodies.PLANTED};

  private Readings() {}

  enum Color {
    RED,
    GREEN
  }

  record Item(String sku, int qty) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Cat.class, name = "cat"))
  interface Animal {}

  record Cat(int lives) implements Animal {}

  record Order(
      String id,
      List<Item> items,
      Map<String, Integer> counts,
      Color color,
      UUID ref,
      LocalDate day,
      Double price,
      BigDecimal amount,
      Animal animal,
      String note) {}

  static InputStream bytes(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  static <T> T read(String json, Class<T> type) throws IOException {
    return JsonReader.create().read(bytes(json), type);
  }

  /** The answer to a body that is refused; nothing planted is in it. */
  static HttpException refusal(JsonReader reader, String json, Class<?> type) {
    return refusal(catchThrowable(() -> reader.read(bytes(json), type)));
  }

  static HttpException refusal(String json, Class<?> type) {
    return refusal(JsonReader.create(), json, type);
  }

  static HttpException refusal(Throwable thrown) {
    assertThat(thrown).isInstanceOf(HttpException.class);
    HttpException refusal = (HttpException) thrown;
    assertTellsNothing(refusal);
    return refusal;
  }

  /** Neither client nor log learns a planted value; the client no class or word of a library. */
  static void assertTellsNothing(HttpException refusal) {
    assertThat(refusal.getMessage()).doesNotContain(PLANTED);
    for (Throwable t = refusal.getCause(); t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain(PLANTED);
    }
    for (EnvelopeFormat format : EnvelopeFormats.defaults()) {
      byte[] body = format.encode(ErrorEnvelope.of(refusal), "an-id");
      assertClean(StrictJson.utf8(body));
      if (format.mediaType().endsWith("json")) {
        StrictJson.object(body);
      }
    }
  }

  private static void assertClean(String text) {
    assertThat(text)
        .doesNotContain(PLANTED)
        .doesNotContain(
            "Exception", "jackson", "Jackson", "java.", "dev.outcry", "Readings", "REDACTED");
  }
}
