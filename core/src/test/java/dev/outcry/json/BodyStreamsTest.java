package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.http.HttpException;
import dev.outcry.json.Readings.Order;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream may do what streams do, and worse. */
class BodyStreamsTest {

  private static final String BODY =
      "{\"id\":\"gr\u00fc\u20ac\ud83d\ude00\",\"items\":[{\"sku\":\"a\",\"qty\":1}],\"counts\":{\"a\":1}}";

  /** Gives so many bytes at a time, then throws or ends, and counts. */
  private static final class Pieces extends InputStream {
    private final byte[] bytes;
    private final int size;
    private final Throwable end;
    private int given;
    private boolean closed;
    private int zeros;

    Pieces(String text, int size, Throwable end) {
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
      this.size = size;
      this.end = end;
    }

    Pieces withZeros() {
      zeros = 1;
      return this;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return give(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return zeros > 0 && zeros++ % 2 == 1 ? 0 : give(into, offset, length);
    }

    private int give(byte[] into, int offset, int length) throws IOException {
      int count = Math.min(Math.min(size, length), bytes.length - given);
      if (count == 0) {
        if (end instanceof IOException io) {
          throw io;
        }
        if (end instanceof RuntimeException runtime) {
          throw runtime;
        }
        if (end instanceof Error error) {
          throw error;
        }
        return -1;
      }
      System.arraycopy(bytes, given, into, offset, count);
      given += count;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8000})
  void piecesOfAnySize(int size) throws IOException {
    Pieces stream = new Pieces(BODY, size, null);
    Order order = JsonReader.create().read(stream, Order.class);
    assertThat(order.id()).isEqualTo("gr\u00fc\u20ac\ud83d\ude00");
    assertThat(order.items()).hasSize(1);
    assertThat(stream.closed).as("whoever opened it closes it").isFalse();
    assertThat(JsonReader.create().read(new Pieces(BODY, size, null).withZeros(), Order.class))
        .isEqualTo(order);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("reset"),
        new InterruptedIOException("interrupted"),
        new UncheckedIOException(new IOException("reset")),
        new IllegalArgumentException("closed"),
        new IllegalStateException("closed"),
        new NullPointerException("closed"),
        new OutOfMemoryError("made up"),
        new AssertionError("closed"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatItThrowsComesOut(Throwable failure) {
    JsonReader foreign =
        JsonReader.of(
            (json, type) -> {
              try {
                return new String(json.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException | RuntimeException | Error swallowed) {
                throw new IllegalStateException("wrapped", swallowed);
              }
            });
    JsonReader swallowing =
        JsonReader.of(
            (json, type) -> {
              try {
                json.readAllBytes();
              } catch (IOException | RuntimeException | Error swallowed) {
                return null;
              }
              return null;
            });
    for (int length : List.of(0, 1, 20, 40, BODY.length())) {
      for (int size : new int[] {1, 8000}) {
        for (JsonReader reader : List.of(JsonReader.create(), foreign, swallowing)) {
          Pieces broken = new Pieces(BODY.substring(0, length), size, failure);
          assertThat(catchThrowable(() -> reader.read(broken, Order.class)))
              .as("after %d bytes, by %d", length, size)
              .isSameAs(failure);
        }
      }
    }
  }

  private static HttpException limited(JsonReader reader, Pieces stream) {
    return refusal(catchThrowable(() -> reader.read(stream, Object.class)));
  }

  /** However much there is: not a byte is read beyond the first that is too much. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000, 100_000})
  void nothingIsReadBeyondTheLimit(int size) {
    JsonReader reader = JsonReader.create().maxBytes(5_000);
    for (String body :
        List.of("\"" + "x".repeat(50_000) + "\"", " ".repeat(50_000), "[" + "1,".repeat(20_000))) {
      Pieces stream = new Pieces(body, size, null);
      HttpException refusal = limited(reader, stream);
      assertThat(refusal.status()).isEqualTo(413);
      assertThat(refusal.reason()).isEqualTo("body_too_large");
      assertThat(refusal.description()).contains("5000 bytes");
      assertThat(stream.given).isEqualTo(5_001);
    }
  }

  @Test
  void theLimitItselfIsWithin() throws IOException {
    String body = "\"" + "x".repeat(98) + "\"";
    JsonReader reader = JsonReader.create().maxBytes(100);
    assertThat(reader.read(new Pieces(body, 8000, null), String.class)).hasSize(98);
    assertThat(limited(reader, new Pieces(body + " ", 8000, null)).status()).isEqualTo(413);
  }

  /** The parser's buffer is what may have been read by then. */
  @Test
  void deepAndLongThingsEndTheReadingToo() {
    String filler = " ".repeat(500_000);
    for (var one :
        Map.of(
                "[".repeat(101),
                "too_deep",
                "1".repeat(1_001),
                "body_too_large",
                "{\"" + "n".repeat(50_001) + "\":1}",
                "body_too_large")
            .entrySet()) {
      Pieces stream = new Pieces(one.getKey() + filler, 8000, null);
      HttpException refusal = limited(JsonReader.create(), stream);
      assertThat(refusal.reason()).isEqualTo(one.getValue());
      assertThat(refusal.status()).isEqualTo(one.getValue().equals("too_deep") ? 400 : 413);
      assertThat(stream.given).isLessThan(100_000);
    }
  }

  @Test
  void whatIsSkippedIsLimitedToo() {
    JsonReader reader = JsonReader.create().ignoreUnknownFields();
    assertThat(refusal(reader, "{\"x\":" + "[".repeat(101), Order.class).reason())
        .isEqualTo("too_deep");
    assertThat(refusal(reader, "{\"x\":{\"a\":1,\"a\":2}}", Order.class).reason())
        .isEqualTo("malformed_json");
  }

  @Test
  void anInterruptedThreadReadsOn() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertThat(JsonReader.create().read(new Pieces(BODY, 5, null), Order.class)).isNotNull();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  static Stream<byte[]> notUtf8() {
    return Stream.of(
            "C0AF",
            "C1BF",
            "E080AF",
            "F08080AF",
            "EDA080",
            "EDBFBF",
            "F4908080",
            "F5808080",
            "FF",
            "FE",
            "80",
            "BF",
            "C3",
            "E282",
            "F09F98",
            "C328",
            "E28228",
            "F09F9828",
            "00",
            "EDA0BDEDB880")
        .map(hex -> java.util.HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void bytesThatAreNoUtf8AreMalformed(byte[] wrong) {
    byte[] body = new byte[7 + wrong.length + 2];
    System.arraycopy("{\"id\":\"".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 7);
    System.arraycopy(wrong, 0, body, 7, wrong.length);
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';
    for (int end : new int[] {body.length, body.length - 2}) {
      byte[] sent = java.util.Arrays.copyOf(body, end);
      for (JsonReader reader :
          List.of(JsonReader.create(), JsonReader.of((json, type) -> json.readAllBytes()))) {
        HttpException refusal =
            refusal(
                catchThrowable(() -> reader.read(new ByteArrayInputStream(sent), Object.class)));
        assertThat(refusal.reason()).isEqualTo("malformed_json");
        assertThat((Long) refusal.payload().get("column")).isBetween(8L, 13L);
      }
    }
  }

  @Test
  void otherEncodingsAreMalformed() {
    for (var charset :
        List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            java.nio.charset.Charset.forName("UTF-32BE"),
            java.nio.charset.Charset.forName("UTF-32LE"))) {
      byte[] sent = BODY.getBytes(charset);
      assertThatThrownBy(
              () -> JsonReader.create().read(new ByteArrayInputStream(sent), Object.class))
          .as(charset.name())
          .isInstanceOfSatisfying(
              HttpException.class, e -> assertThat(e.reason()).isEqualTo("malformed_json"));
    }
    byte[] latin = "{\"id\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(
            refusal(
                    catchThrowable(
                        () -> JsonReader.create().read(new ByteArrayInputStream(latin), Map.class)))
                .payload())
        .containsEntry("column", 9L);
  }

  @Test
  void aByteOrderMarkIsReadOver() throws IOException {
    assertThat(Readings.read("\ufeff{\"id\":\"a\"}", Order.class).id()).isEqualTo("a");
  }

  /** Jackson and our own look at the bytes count in one way. */
  @Test
  void columnsAreBytes() {
    assertThat(refusal("{\"id\":\"\u00e9\u20ac\" x}", Order.class).payload())
        .containsEntry("column", 15L);
    assertThat(refusal("{\"id\":\"\u00e9\u20ac\" \0}", Order.class).payload())
        .containsEntry("column", 15L);
  }
}
