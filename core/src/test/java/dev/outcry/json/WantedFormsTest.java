package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import dev.outcry.http.HttpException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** An object is asked for where one is wanted, and nowhere else. */
class WantedFormsTest {

  record Plain(String s) {}

  static final class Sku {
    private final String code;

    private Sku(String code) {
      this.code = code;
    }

    @JsonCreator
    static Sku of(String code) {
      return new Sku(code);
    }

    @JsonValue
    String code() {
      return code;
    }
  }

  record Tags(List<String> all) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Tags {}
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Point(int x, int y) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes(@JsonSubTypes.Type(value = Dog.class, name = "dog"))
  interface Animal {}

  record Dog() implements Animal {}

  record Things(
      Plain plain, Sku sku, Tags tags, Point point, Animal animal, Map<String, String> map) {}

  @ParameterizedTest
  @ValueSource(strings = {"plain", "map"})
  void anObjectIsAskedFor(String field) {
    for (String sent : new String[] {"5", "\"x\"", "[]", "true"}) {
      HttpException refusal = refusal("{\"" + field + "\":" + sent + "}", Things.class);
      assertThat(refusal.errors()).isEqualTo(Map.of(field, List.of("must be an object")));
      assertThat(refusal.payload()).containsEntry("expected", "object");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sku\":5}",
        "{\"sku\":true}",
        "{\"sku\":[\"a\"]}",
        "{\"point\":5}",
        "{\"point\":{\"x\":1}}",
        "{\"animal\":5}",
        "{\"animal\":\"x\"}",
      })
  void whatIsNoObjectIsNotAskedToBeOne(String body) {
    for (JsonReader reader :
        List.of(JsonReader.create(), JsonReader.using(JsonMapper.builder().build()))) {
      HttpException refusal = refusal(reader, body, Things.class);
      assertThat(refusal.errors().values().iterator().next()).containsExactly("is not valid");
      assertThat(refusal.payload()).doesNotContainKey("expected");
    }
  }

  @Test
  void aDelegateAsksForWhatItTakes() {
    assertThat(refusal("{\"tags\":5}", Things.class).errors())
        .isEqualTo(Map.of("tags", List.of("must be an array")));
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  static final class Node {
    public int id;
    public Node next;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1,\"next\":2}",
        "{\"id\":1,\"next\":{\"id\":1}}",
      })
  void anObjectIdThatIsWrongIsTheClients(String body) {
    HttpException refusal = refusal(body, Node.class);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("invalid_type");
    HttpException inList =
        refusal(
            catchThrowable(
                () -> JsonReader.create().readList(Readings.bytes("[" + body + "]"), Node.class)));
    assertThat(inList.status()).isEqualTo(400);
  }

  static final class AsksATree extends ValueDeserializer<Object> {
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      return context.readTree(parser).required("size").intValue();
    }
  }

  record Asking(@JsonDeserialize(using = AsksATree.class) Object size) {}

  @Test
  void aTreeOfAnotherFormIsTheClients() {
    assertThat(refusal("{\"size\":{\"size\":\"s3cret\"}}", Asking.class).errors())
        .isEqualTo(Map.of("size", List.of("is not valid")));
    assertThat(refusal("{\"size\":{}}", Asking.class).errors())
        .isEqualTo(Map.of("size", List.of("is not valid")));
  }
}
