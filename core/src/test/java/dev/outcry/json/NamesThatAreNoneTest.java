package dev.outcry.json;

import static dev.outcry.json.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpException;
import dev.outcry.json.Readings.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A client that puts values where names belong does not get them back. */
class NamesThatAreNoneTest {

  private static final JsonMapper JSON = new JsonMapper();

  @SuppressWarnings("serial") // read only
  static final class Numbers extends HashMap<String, Integer> {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane.doe@example.org",
        "4111111111111111",
        "4111 1111 1111 1111",
        "a b",
        "",
        " ",
        "a\u202Eb",
        "\u2066x",
        "<script>",
        "a.b",
        "a[0]",
        "a/b",
        "a\"b",
        "a\nb",
        "\uD83D\uDE00",
        "DE89370400440532013000",
        "tel491701234567",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "+49170",
        "x\u0000y",
        "a:b",
        "%41"
      })
  void areLeftOut(String name) {
    String quoted = JSON.writeValueAsString(name);
    HttpException unknown = refusal("{" + quoted + ":1}", Order.class);
    assertThat(unknown.errors()).isEqualTo(Map.of("", List.of("holds a field that is not known")));
    assertThat(unknown.payload()).isEqualTo(Map.of("pointer", "#"));
    assertThat(unknown.getMessage())
        .isEqualTo("the body is not as expected: it holds a field that is not known");
    HttpException key = refusal("{\"counts\":{" + quoted + ":\"x\"}}", Order.class);
    assertThat(key.errors())
        .isEqualTo(Map.of("counts", List.of("something in it must be an integer")));
    assertThat(key.payload()).containsEntry("pointer", "#/counts");
    assertThat(key.getMessage())
        .isEqualTo("the body is not as expected: counts: something in it must be an integer");
    HttpException below = refusal("{" + quoted + ":\"x\"}", Numbers.class);
    assertThat(below.errors()).isEqualTo(Map.of("", List.of("something in it must be an integer")));
    assertThat(below.getMessage())
        .isEqualTo("the body is not as expected: something in it must be an integer");
    if (name.length() > 3) {
      assertThat(key.getMessage() + unknown.getMessage()).doesNotContain(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qty",
        "first_name",
        "x-request-id",
        "sha256",
        "rfc9457",
        "$ref",
        "_id",
        "gr\u00f6\u00dfe"
      })
  void namesAreTold(String name) {
    assertThat(refusal("{\"" + name + "\":1}", Order.class).errors())
        .isEqualTo(Map.of(name, List.of("is no known field")));
  }

  static final class Nested {
    public Nested self;
    public int n;
  }

  /** Errors, pointer and log line end at the same place. */
  @Test
  void aPathEndsWhereItGetsLong() {
    String body = "{\"self\":".repeat(99) + "{\"n\":\"s3cret\"}";
    HttpException refusal = refusal(body, Nested.class);
    String path = refusal.errors().keySet().iterator().next();
    assertThat(path).hasSizeBetween(240, 256).endsWith(".self");
    assertThat(refusal.payload()).containsEntry("pointer", "#/" + path.replace('.', '/'));
    assertThat(refusal.getMessage().length()).isLessThan(350);
    assertThat(refusal.errors().get(path)).containsExactly("something in it must be an integer");
  }

  @Test
  void aNameOfMoreThan64CharactersIsNone() {
    assertThat(refusal("{\"" + "n".repeat(65) + "\":1}", Order.class).errors())
        .containsOnlyKeys("");
    assertThat(refusal("{\"" + "n".repeat(64) + "\":1}", Order.class).errors())
        .doesNotContainKey("");
  }
}
