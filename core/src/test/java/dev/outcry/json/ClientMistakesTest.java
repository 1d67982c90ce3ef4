package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.outcry.http.HttpException;
import dev.outcry.json.Readings.Order;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client does wrong is told to it: the kind of mistake and the place, and nothing else. */
class ClientMistakesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void nothingIsAnEmptyBody(String body) {
    HttpException refusal = refusal(body, Order.class);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("empty_body");
    assertThat(refusal.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                           | 1 | 2",
        "{\"id\":\"s3cret            | 1 | 14",
        "{\"id\":\"a\",}             | 1 | 11",
        "{\"id\": s3cret}            | 1 | 8",
        "{\"id\":NaN}                | 1 | 10",
        "{\"id\":\"a\",\"id\":\"b\"} | 1 | 15",
        "{\"id\":\"a\"} x            | 1 | 12",
        "{\"id\":\"a\"}{}            | 1 | 11",
        "{\"id\":\"a\"}]             | 1 | 11",
        "{\"id\":\"a\"}/*s3cret*/    | 1 | 11",
        "{'id':'s3cret'}             | 1 | 2",
        "{\"amount\":01}             | 1 | 12",
        "{\"amount\":+1}             | 1 | 12",
        "{\"id\":\"\\x\"}            | 1 | 9",
      })
  void noJsonIsMalformed(String body, int line, int column) {
    HttpException refusal = refusal(body, Order.class);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("malformed_json");
    assertThat(refusal.payload()).isEqualTo(Map.of("line", (long) line, "column", (long) column));
    assertThat(refusal.errors()).isEmpty();
  }

  @Test
  void theLineIsTheClients() {
    assertThat(refusal("{\n  \"id\": s3cret}", Order.class).payload()).containsEntry("line", 2L);
    assertThat(refusal("{\r\r\n\"id\": s3cret}", Order.class).payload()).containsEntry("line", 3L);
  }

  record Named(@JsonProperty(required = true) String name, Integer age) {}

  record Deep(Map<Readings.Color, Integer> byColor, List<List<Named>> groups) {}

  static Stream<Arguments> mismatches() {
    return Stream.of(
            row("null", "", "must not be null", "object"),
            row("[]", "", "must be an object", "object"),
            row("\"s3cret\"", "", "must be an object", "object"),
            row("{\"id\":5}", "id", "must be a string", "string"),
            row("{\"id\":true}", "id", "must be a string", "string"),
            row("{\"id\":{}}", "id", "must be a string", "string"),
            row("{\"items\":{}}", "items", "must be an array", "array"),
            row("{\"items\":[5]}", "items[0]", "must be an object", "object"),
            row(
                "{\"items\":[{\"sku\":\"a\",\"qty\":\"s3cret\"}]}",
                "items[0].qty",
                "must be an integer",
                "integer"),
            row(
                "{\"items\":[{\"sku\":\"a\",\"qty\":1.5}]}",
                "items[0].qty",
                "must be an integer",
                "integer"),
            row(
                "{\"items\":[{\"sku\":\"a\",\"qty\":null}]}",
                "items[0].qty",
                "must not be null",
                "integer"),
            row("{\"items\":[{\"sku\":\"a\"}]}", "items[0].qty", "is required", "integer"),
            row(
                "{\"items\":[{\"sku\":\"a\",\"qty\":99999999999}]}",
                "items[0].qty",
                "is out of range",
                "integer"),
            row("{\"counts\":{\"a\":\"s3cret\"}}", "counts.a", "must be an integer", "integer"),
            row(
                "{\"color\":\"s3cret\"}",
                "color",
                "must be one of the strings that are allowed",
                "string"),
            row("{\"color\":0}", "color", "must be one of the strings that are allowed", "string"),
            row(
                "{\"color\":\"\"}",
                "color",
                "must be one of the strings that are allowed",
                "string"),
            row("{\"ref\":\"s3cret\"}", "ref", "must be a string that holds a UUID", "string"),
            row("{\"ref\":\"\"}", "ref", "must be a string that holds a UUID", "string"),
            row("{\"day\":\"s3cret\"}", "day", "must be a string that holds a date", "string"),
            row("{\"price\":\"5\"}", "price", "must be a number", "number"),
            row("{\"price\":\" \"}", "price", "must be a number", "number"),
            row("{\"price\":\"NaN\"}", "price", "must be a number", "number"),
            row("{\"price\":1e400}", "price", "is out of range", "number"),
            row("{\"price\":-1e400}", "price", "is out of range", "number"),
            row("{\"amount\":1e99999999999}", "amount", "is out of range", "number"),
            row("{\"s3cret\":1}", "s3cret", "is no known field", null).named(),
            row("{\"animal\":{\"kind\":\"s3cret\"}}", "animal", "must be of a known type", null),
            row("{\"animal\":{}}", "animal", "must be of a known type", null),
            row("{\"animal\":{\"kind\":\"cat\"}}", "animal.lives", "is required", "integer"),
            row(
                "{\"animal\":{\"lives\":99999999999,\"kind\":\"cat\"}}",
                "animal.lives",
                "is out of range",
                "integer"),
            row(
                "{\"animal\":{\"lives\":\"s3cret\",\"kind\":\"cat\"}}",
                "animal.lives",
                "must be an integer",
                "integer"))
        .map(row -> Arguments.of(row));
  }

  record Row(String body, String path, String message, String expected) {
    Row named() {
      return new Row(body.replace("s3cret", "unheardOf"), "unheardOf", message, expected);
    }
  }

  private static Row row(String body, String path, String message, String expected) {
    return new Row(body, path, message, expected);
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void anotherFormIsAnInvalidType(Row row) {
    HttpException refusal = refusal(row.body, Order.class);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("invalid_type");
    assertThat(refusal.errors()).isEqualTo(Map.of(row.path, List.of(row.message)));
    String pointer =
        row.path.isEmpty()
            ? "#"
            : "#/" + row.path.replace("[", "/").replace("]", "").replace('.', '/');
    assertThat(refusal.payload().get("pointer")).isEqualTo(pointer);
    assertThat(refusal.payload().get("expected")).isEqualTo(row.expected);
    assertThat(refusal.getMessage())
        .isEqualTo(
            "the body is not as expected: "
                + (row.path.isEmpty() ? "it" : row.path)
                + " "
                + row.message);
    HttpException other =
        refusal(JsonReader.create().typeMismatchStatus(422), row.body, Order.class);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.errors()).isEqualTo(refusal.errors());
  }

  @Test
  void requiredFieldsAreToldByTheirNames() {
    assertThat(refusal("{}", Named.class).errors())
        .isEqualTo(Map.of("name", List.of("is required")));
    assertThat(refusal("{\"groups\":[[{\"name\":\"a\"},{\"age\":1}]]}", Deep.class).errors())
        .isEqualTo(Map.of("groups[0][1].name", List.of("is required")));
  }

  /** A key is no value: there is no field that is wrong, but a name. */
  @Test
  void aKeyThatIsNoneIsNoWrongValue() {
    HttpException refusal = refusal("{\"byColor\":{\"s3cret\":1}}", Deep.class);
    assertThat(refusal.errors())
        .isEqualTo(Map.of("byColor", List.of("has a field whose name is not allowed")));
    assertThat(refusal.payload()).doesNotContainKey("expected");
  }

  @Test
  void primitivesAndTheLikeAreTypesToo() throws Exception {
    assertThat(Readings.read("5", int.class)).isEqualTo(5);
    assertThat(Readings.read("\"x\"", String.class)).isEqualTo("x");
    assertThat(Readings.read("[1,2]", int[].class)).containsExactly(1, 2);
    assertThat(refusal("\"5\"", int.class).payload()).containsEntry("expected", "integer");
    assertThat(refusal("null", int.class).errors().get("")).containsExactly("must not be null");
    assertThat(refusal("99999999999", int.class).errors().get(""))
        .containsExactly("is out of range");
  }

  @Test
  void listsHaveNoHoles() throws Exception {
    JsonReader reader = JsonReader.create();
    assertThat(reader.readList(Readings.bytes("[1,2]"), int.class)).containsExactly(1, 2);
    assertThat(reader.readList(Readings.bytes("[]"), Order.class)).isEmpty();
    assertThat(listRefusal("[1,null]", Integer.class).errors())
        .isEqualTo(Map.of("[1]", List.of("must not be null")));
    assertThat(listRefusal("[1,null]", Integer.class).payload()).containsEntry("pointer", "#/1");
    assertThat(listRefusal("{}", Integer.class).payload()).containsEntry("expected", "array");
    assertThat(listRefusal("null", Integer.class).errors().get(""))
        .containsExactly("must not be null");
    assertThat(listRefusal("[1,\"s3cret\"]", Integer.class).errors()).containsKey("[1]");
    assertThat(listRefusal("", Integer.class).reason()).isEqualTo("empty_body");
  }

  private static HttpException listRefusal(String body, Class<?> element) {
    return refusal(
        org.assertj.core.api.Assertions.catchThrowable(
            () -> JsonReader.create().readList(Readings.bytes(body), element)));
  }
}
