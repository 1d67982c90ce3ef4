package dev.outcry.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.sun.management.ThreadMXBean;
import dev.outcry.http.HttpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A body costs a bounded multiple of the limit, whatever is in it and whatever it is read into. */
class MemoryOfBodiesTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int MAX_BYTES = 256 * 1024;

  /** Measured: 60 for lists in lists that hold one each; {@code [[],[]]} and the like 20 to 50. */
  private static final int BYTES_FOR_ONE = 80;

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Held.class, name = "held"))
  interface Late {}

  record Held(Object x) implements Late {}

  private static final List<Class<?>> TYPES =
      List.of(
          Object.class, Map.class, List.class, JsonNode.class, Late.class, Readings.Order.class);

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isAMultipleOfTheLimit(String name, byte[] body) throws IOException {
    assertThat(body.length).isBetween(MAX_BYTES / 2, MAX_BYTES);
    JsonReader reader = JsonReader.create().maxBytes(MAX_BYTES);
    for (Class<?> type : TYPES) {
      allocated(reader, body, type); // what is made once, such as deserializers
      assertThat(allocated(reader, body, type))
          .as("bytes for a %s", type.getSimpleName())
          .isPositive()
          .isLessThan((long) BYTES_FOR_ONE * MAX_BYTES);
    }
  }

  private static long allocated(JsonReader reader, byte[] body, Class<?> type) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reader.read(new ByteArrayInputStream(body), type);
    } catch (HttpException refusal) {
      assertThat(refusal.status()).isEqualTo(400);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("empty arrays", "[", i -> "[]", "]"),
        arguments("empty objects", "[", i -> "{}", "]"),
        arguments("digits", "[", i -> "0", "]"),
        arguments("large integers", "[", i -> "9999999999999999999", "]"),
        arguments("short strings", "[", i -> "\"a\"", "]"),
        arguments("names", "{", i -> "\"" + Integer.toString(i, 36) + "\":0", "}"),
        arguments("names of objects", "{", i -> "\"" + Integer.toString(i, 36) + "\":{}", "}"),
        arguments("names of their own", "[", i -> "{\"" + Integer.toString(i, 36) + "\":0}", "]"),
        arguments("colliding names", "{", i -> "\"" + colliding(i) + "\":0", "}"),
        arguments("long names", "{", i -> "\"" + "n".repeat(40_000) + i + "\":0", "}"),
        arguments("deep arrays", "[", i -> "[".repeat(98) + "]".repeat(98), "]"),
        arguments("deep objects", "[", i -> "{\"\":".repeat(98) + "0" + "}".repeat(98), "]"),
        arguments("held back", "{\"x\":[", i -> "[]", "],\"kind\":\"held\"}"),
        arguments("deep and held back", "{\"x\":[", i -> "[[[[[[]]]]]]", "],\"kind\":\"held\"}"),
        arguments("items", "{\"items\":[", i -> "{\"sku\":\"\",\"qty\":0}", "]}"),
        arguments("one string", "[\"" + "x".repeat(MAX_BYTES - 20) + "\"", i -> "", "]"));
  }

  private static Arguments arguments(
      String name, String open, IntFunction<String> element, String close) {
    StringBuilder json = new StringBuilder(open);
    for (int i = 0; !element.apply(i).isEmpty(); i++) {
      String next = (i == 0 ? "" : ",") + element.apply(i);
      if (json.length() + next.length() + close.length() > MAX_BYTES) {
        break;
      }
      json.append(next);
    }
    return Arguments.of(name, json.append(close).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String colliding(int i) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
