package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.http.HttpException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** What an application's code refuses, the client is told of, and the log has the reason. */
class RefusalsTest {

  record Refusing(String s) {
    Refusing {
      switch (String.valueOf(s)) {
        case "iae" -> throw new IllegalArgumentException("ours");
        case "date" -> throw new DateTimeException("ours");
        case "answer" -> throw new dev.outcry.http.HttpErrors.Conflict("Taken.");
        default -> Objects.requireNonNull(s, "ours");
      }
    }
  }

  record Holder(List<Refusing> all) {}

  @ParameterizedTest
  @ValueSource(strings = {"\"iae\"", "\"date\"", "null"})
  void aConstructorMayRefuse(String value) {
    String body = "{\"all\":[{\"s\":" + value + "}]}";
    HttpException refusal = refusal(body, Holder.class);
    assertThat(refusal.errors()).isEqualTo(Map.of("all[0]", List.of("is not valid")));
    assertThat(refusal.getCause()).as("for the log").hasMessage("ours");
  }

  @Test
  void aConstructorMayAnswer() {
    HttpException answer = refusal("{\"all\":[{\"s\":\"answer\"}]}", Holder.class);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.description()).isEqualTo("Taken.");
  }

  record Copying(List<String> items) {
    Copying {
      items = List.copyOf(items);
    }
  }

  record Following(String name) {
    Following {
      name = name.strip();
    }
  }

  record Mapping(List<String> names) {
    Mapping {
      names = names == null ? List.of() : names.stream().map(name -> name.strip()).toList();
    }
  }

  record Nesting(List<Following> inner) {}

  /** What is absent is the client's, however the constructor comes upon it. */
  @Test
  void aConstructorThatFollowsANullRefusesIt() {
    assertThat(absent("{}", Copying.class)).isEmpty();
    assertThat(absent("{\"items\":[null]}", Copying.class)).isEmpty();
    assertThat(absent("{}", Following.class)).isEmpty();
    assertThat(absent("{\"names\":[null]}", Mapping.class)).isEmpty();
    assertThat(absent("{\"inner\":[{}]}", Nesting.class)).isEqualTo("inner[0]");
  }

  static final class Bean {
    String name = "";
    String other = "";

    public void setName(String name) {
      this.name = name.strip();
    }

    public void setOther(String other) {
      setName(null);
      this.other = other;
    }
  }

  @Test
  void aSetterThatFollowsANullRefusesIt() {
    assertThat(absent("{\"name\":null}", Bean.class)).isEqualTo("name");
  }

  @Test
  void aNullThatIsNotTheClientsIsOurMistake() {
    assertThat(catchThrowable(() -> Readings.read("{\"other\":\"x\"}", Bean.class)))
        .isNotInstanceOf(HttpException.class);
  }

  record Sorted(NavigableSet<String> names, ConcurrentMap<String, String> map) {}

  @Test
  void aCollectionThatTakesNoNullRefusesIt() {
    assertThat(absent("{\"names\":[null]}", Sorted.class)).startsWith("names");
    assertThat(absent("{\"names\":[\"a\",null]}", Sorted.class)).startsWith("names");
    assertThat(absent("{\"map\":{\"a\":null}}", Sorted.class)).startsWith("map");
  }

  private static String absent(String body, Class<?> type) {
    HttpException refusal = refusal(body, type);
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("invalid_type");
    assertThat(refusal.getCause()).as("for the log").isInstanceOf(NullPointerException.class);
    String path = refusal.errors().keySet().iterator().next();
    assertThat(refusal.errors().get(path)).containsExactly("is not valid");
    return path;
  }

  record Parsing(String number, String day, String id) {
    Parsing {
      if (number != null) {
        Integer.parseInt(number);
      }
      if (day != null) {
        LocalDate.parse(day);
      }
      if (id != null) {
        try {
          UUID.fromString(id);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("no id", e);
        }
      }
    }
  }

  /** Their texts quote the value: {@code For input string: "..."}. */
  @ParameterizedTest
  @ValueSource(strings = {"number", "day", "id"})
  void whatTheJdkRefusesTheLogHasTheClassOf(String field) {
    HttpException refusal = refusal("{\"" + field + "\":\"s3cret\"}", Parsing.class);
    assertThat(refusal.errors()).isEqualTo(Map.of("", List.of("is not valid")));
    assertThat(refusal.getCause()).isNull();
    assertThat(refusal.getMessage())
        .containsPattern("java\\.(lang\\.NumberFormat|lang\\.IllegalArg|time\\.format\\.)");
  }

  static final class Refuses extends ValueDeserializer<Marked> {
    @Override
    public Marked deserialize(JsonParser parser, DeserializationContext context) {
      throw new IllegalArgumentException("ours");
    }
  }

  @JsonDeserialize(using = Refuses.class)
  record Marked(String s) {}

  record HasMarked(Marked m) {}

  @Test
  void aDeserializerRefusesTheWholeBodyAsItDoesAField() {
    assertThat(refusal("1", Marked.class).errors().get("")).containsExactly("is not valid");
    assertThat(refusal("{\"m\":1}", HasMarked.class).errors()).containsOnlyKeys("m");
  }

  @Test
  void anApplicationsOwnMapperTellsTheSame() {
    JsonReader reader = JsonReader.using(new JsonMapper());
    assertThat(refusal(reader, "{}", Following.class).errors()).containsOnlyKeys("");
  }
}
