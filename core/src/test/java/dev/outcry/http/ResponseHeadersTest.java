package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.http.HttpErrors.NotFound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a container would mangle, split or choke on is refused where it is set. */
class ResponseHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length",
        "content-length",
        "CONTENT-TYPE",
        "Content-Type",
        "Transfer-Encoding",
        "transfer-encoding",
        "Connection",
        "connection"
      })
  void headersOfTheBodyAndTheConnectionAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header(name, "x"))
        .withMessageContaining('"' + name + '"')
        .withMessageContaining("writer of the response");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "X A", "X:", "X\r\nSet-Cookie", "X\u0000", "\u00c4", "X\uD83D", "(x)"})
  void aNameIsAToken(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header(name, "x"))
        .withMessageContaining("token")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n", "\r", "\0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\rb",
        "a\nb",
        "a\r\nSet-Cookie: x=1",
        "a\u0000b",
        "caf\u00e9",
        "\u007f",
        "\u001b[2J",
        "\u2028",
        "\uD83D\uDE00",
        "\uD83D",
        "\u560a"
      })
  void aValueIsVisibleAscii(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header("X-A", value))
        .withMessageContaining("\"X-A\"")
        .withMessageContaining("U+")
        .satisfies(refusal -> assertThat(refusal.getMessage()).matches("[ -~]+"));
  }

  @Test
  void nullIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header("X-A", null))
        .withMessageContaining("\"X-A\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header(null, "x"))
        .withMessageContaining("token");
  }

  @Test
  void spacesTabsAndNothingAreFine() {
    assertThat(new NotFound().header("X-A", "a b\tc ~!").header("X-B", "").headers())
        .containsExactly(Map.entry("X-A", List.of("a b\tc ~!")), Map.entry("X-B", List.of("")));
  }

  @Test
  void aRepeatedNameAppendsWhateverItsCase() {
    HttpException error =
        new NotFound()
            .header("Link", "<a>; rel=\"x\"")
            .header("X-A", "1")
            .header("LINK", "<b>; rel=\"y\"");
    assertThat(error.headers())
        .containsExactly(
            Map.entry("Link", List.of("<a>; rel=\"x\"", "<b>; rel=\"y\"")),
            Map.entry("X-A", List.of("1")));
  }

  @Test
  void namesAreFoundWhateverTheirCase() {
    Map<String, List<String>> headers = new NotFound().header("ETag", "\"1\"").headers();
    assertThat(headers.get("etag")).containsExactly("\"1\"");
    assertThat(headers.containsKey("ETAG")).isTrue();
    assertThat(headers.get("ETa")).isNull();
    assertThat(headers.get((Object) 7)).isNull();
  }

  @Test
  void oneValueHasAtMostAThousandCharacters() {
    assertThat(new NotFound().header("X-A", "v".repeat(1_024)).headers()).containsKey("X-A");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NotFound().header("X-A", "v".repeat(1_025)))
        .withMessageContaining("\"X-A\"")
        .withMessageContaining("1025");
  }

  @Test
  void allTogetherHaveAtMostFourThousandCharactersAndARefusalChangesNothing() {
    HttpException error = new NotFound();
    for (int i = 0; i < 4; i++) {
      error.header("X-" + i, "v".repeat(1_021));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> error.header("X", ""))
        .withMessageContaining("4096")
        .withMessageContaining("\"X\"");
    assertThat(error.headers()).hasSize(4);
  }
}
