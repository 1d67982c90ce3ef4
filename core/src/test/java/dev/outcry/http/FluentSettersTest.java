package dev.outcry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.http.HttpErrors.Conflict;
import dev.outcry.http.HttpErrors.UnprocessableContent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the client may know, said in one line of fluent setters. */
class FluentSettersTest {

  @Test
  void everySetterReturnsTheExceptionItself() {
    HttpException error = new Conflict();
    HttpException returned =
        error
            .description("Sold out.")
            .reason("out_of_stock")
            .type(URI.create("/errors/sold-out"))
            .error("sku", "is sold out")
            .with("sku", "a-1")
            .header("X-Stock", "0")
            .retryAfter(java.time.Duration.ofSeconds(1))
            .logMessage("for the log")
            .causedBy(new Exception());
    assertThat(returned).isSameAs(error);
    assertThat(error.reason()).isEqualTo("out_of_stock");
    assertThat(error.type()).isEqualTo(URI.create("/errors/sold-out"));
    assertThat(error.errors()).containsExactly(Map.entry("sku", List.of("is sold out")));
    assertThat(error.payload()).containsExactly(Map.entry("sku", "a-1"));
  }

  @Test
  void whatWasNotSetIsNullOrEmpty() {
    HttpException error = new Conflict();
    assertThat(error.reason()).isNull();
    assertThat(error.type()).isNull();
    assertThat(error.errors()).isEmpty();
    assertThat(error.payload()).isEmpty();
    assertThat(error.headers()).isEmpty();
    assertThat(error).hasNoCause();
  }

  @Test
  void membersKeepTheOrderOfAddingAndMayBeNull() {
    HttpException error =
        new Conflict().with("zulu", 1).with("alpha", null).with("mike", 2).with("zulu", 3);
    assertThat(error.payload())
        .containsExactly(entry("zulu", 3), entry("alpha", null), entry("mike", 2));
  }

  @Test
  void fieldErrorsGroupByFieldInTheOrderOfAdding() {
    HttpException error =
        new UnprocessableContent().error("b", "one").error("a", "two").error("b", "three");
    assertThat(error.errors())
        .containsExactly(Map.entry("b", List.of("one", "three")), Map.entry("a", List.of("two")));
  }

  @Test
  void theFirstHundredFieldErrorsAreKept() {
    HttpException error = new UnprocessableContent();
    IntStream.range(0, 10_000).forEach(i -> error.error("items[" + i % 150 + "].qty", "no " + i));
    assertThat(error.errors()).hasSize(100).containsKey("items[99].qty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code",
        "name",
        "description",
        "reason",
        "errors",
        "request_id",
        "status",
        "title",
        "detail",
        "type",
        "instance"
      })
  void membersOfTheEnvelopeItselfAreRefused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conflict().with(key, 1))
        .withMessageContaining('"' + key + '"')
        .withMessageContaining("give the payload member another name");
  }

  @Test
  void aMemberNeedsAName() {
    for (String key : Arrays.asList("", "  ", "\n", null)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Conflict().with(key, 1))
          .withMessageContaining("needs a name");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conflict().with("k".repeat(129), 1))
        .withMessageContaining("at most 128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "out of stock",
        "out/of",
        "caf\u00e9",
        "a\nb",
        "<b>",
        "reason?",
        "\uD83D\uDE00"
      })
  void aReasonIsAWordForMachines(String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conflict().reason(reason))
        .withMessageContaining("word for machines")
        .withMessageContaining("description(..)")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  @Test
  void aReasonHasAtMostAHundredCharacters() {
    assertThat(new Conflict().reason("r".repeat(100)).reason()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new Conflict().reason("r".repeat(101)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Conflict().reason(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "errors/x", "", "?a=b", "../x"})
  void aRelativeTypeWithoutItsFullPathIsRefused(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conflict().type(URI.create(type)))
        .withMessageContaining("absolute URI or a full path")
        .withMessageContaining('"' + type + '"');
  }

  @Test
  void errorsPayloadAndHeadersCannotBeChangedFromOutside() {
    HttpException error =
        new Conflict().error("a", "b").with("list", List.of(1)).header("X-A", "1");
    assertThatThrownBy(() -> error.errors().put("x", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> error.errors().get("a").add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> error.payload().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> error.headers().keySet().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> error.headers().entrySet().iterator().next().setValue(List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Map.Entry<String, Object> entry(String key, Object value) {
    return new java.util.AbstractMap.SimpleEntry<>(key, value);
  }
}
