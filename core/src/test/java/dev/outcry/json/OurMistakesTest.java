package dev.outcry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.EnvelopeFormat;
import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.http.HttpException;
import dev.outcry.testing.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** A failure of ours is no client's mistake because Jackson was near: 500, and not a word of it. */
@SuppressWarnings("DoNotCallSuggester") // Jackson calls them, and that they throw is the point
class OurMistakesTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  static class NoCreator {
    NoCreator(int a, int b) {}
  }

  abstract static class Abstract {}

  static final class Setter {
    public void setS(String s) {
      throw new IllegalStateException("internal " + s);
    }
  }

  record Broken(String s) {
    Broken {
      throw new IllegalStateException("internal " + s);
    }
  }

  record Npe(String s) {
    Npe {
      s = stripped(s);
    }

    private static String stripped(String s) {
      return s.strip();
    }
  }

  record Converts(String s) {
    Converts {
      MAPPER.convertValue(List.of("s3cret", s), Setter.class);
    }
  }

  /** Reads a configuration of our own, which is broken. */
  static final class ReadsAnother extends ValueDeserializer<Object> {
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      parser.skipChildren();
      return MAPPER.readValue("{\"config\": s3cret", Map.class);
    }
  }

  record Configured(@JsonDeserialize(using = ReadsAnother.class) Object o) {}

  static final class Self {
    public Self getSelf() {
      throw new IllegalStateException("internal s3cret");
    }
  }

  record Case(String name, Callable code) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Callable {
    void call() throws Exception;
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("no creator", () -> Readings.read("{}", NoCreator.class)),
        new Case("abstract", () -> Readings.read("{}", Abstract.class)),
        new Case("setter", () -> Readings.read("{\"s\":\"s3cret\"}", Setter.class)),
        new Case("constructor", () -> Readings.read("{\"s\":\"s3cret\"}", Broken.class)),
        new Case("null in what a constructor calls", () -> Readings.read("{}", Npe.class)),
        new Case("conversion inside", () -> Readings.read("{\"s\":\"x\"}", Converts.class)),
        new Case("another document", () -> Readings.read("{\"o\":{}}", Configured.class)),
        new Case("getter", () -> MAPPER.writeValueAsString(new Self())),
        new Case("conversion", () -> MAPPER.convertValue(Map.of("a", "s3cret"), Broken.class)),
        new Case("a broken file", () -> MAPPER.readValue("{\"s3cret\":", Map.class)),
        new Case("a file of another form", () -> MAPPER.readValue("[\"s3cret\"]", Broken.class)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isA500AndTellsNothing(Case one) {
    Throwable thrown = catchThrowable(one.code::call);
    assertThat(thrown).isNotNull().isNotInstanceOf(HttpException.class);
    try (CapturedLog log = CapturedLog.ofFailures();
        Outcry outcry = Outcry.create()) {
      Failure failure = outcry.handle(thrown, RequestContext.of("test"));
      assertThat(failure.status()).isEqualTo(500);
      assertThat(failure.classification().unexpected()).isTrue();
      for (EnvelopeFormat format : EnvelopeFormats.defaults()) {
        assertThat(new String(format.encode(failure.envelope(), "id"), StandardCharsets.UTF_8))
            .doesNotContain("s3cret", "internal", "Exception", "jackson", "outcry", "Mistakes");
      }
      assertThat(log.only().level()).hasToString("ERROR");
    }
  }

  static final class AsksTheParser extends ValueDeserializer<Tree> {
    @Override
    public Tree deserialize(JsonParser parser, DeserializationContext context) {
      parser.nextToken(); // a
      parser.nextToken();
      String tree = parser.readValueAsTree().toString();
      parser.nextToken(); // b
      parser.nextToken();
      Map<?, ?> map = parser.readValueAs(Map.class);
      parser.nextToken();
      return new Tree(tree + map);
    }
  }

  @JsonDeserialize(using = AsksTheParser.class)
  record Tree(String read) {}

  @Test
  void aDeserializerMayAskTheParserForTreesAndValues() throws Exception {
    String body = "{\"a\":{\"x\":1},\"b\":{\"y\":2}}";
    assertThat(Readings.read(body, Tree.class).read()).isEqualTo("{\"x\":1}{y=2}");
    String broken = "{\"a\":{\"x\":1},\"b\":{\"y\": s3cret}}";
    assertThat(Readings.refusal(broken, Tree.class).reason()).isEqualTo("malformed_json");
  }
}
