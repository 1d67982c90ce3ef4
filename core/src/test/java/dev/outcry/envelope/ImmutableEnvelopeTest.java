package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wither gives another envelope; nobody who holds the first one sees a difference. */
class ImmutableEnvelopeTest {

  private static ErrorEnvelope rich() {
    return ErrorEnvelope.of(409, "Sold out.")
        .reason("out_of_stock")
        .type(URI.create("/errors/sold-out"))
        .instance(URI.create("/occurrences/1"))
        .error("sku", "is sold out")
        .with("list", List.of(1, Map.of("a", 1)))
        .header("X-A", "1")
        .retryAfter(Duration.ofSeconds(1));
  }

  static Stream<UnaryOperator<ErrorEnvelope>> withers() {
    return Stream.of(
        e -> e.description("other"),
        e -> e.reason("other"),
        e -> e.type(URI.create("/other")),
        e -> e.instance(URI.create("/other")),
        e -> e.error("sku", "other"),
        e -> e.errors(Map.of("other", List.of("other"))),
        e -> e.with("list", "other"),
        e -> e.with("other", 1),
        e -> e.header("x-a", "other"),
        e -> e.retryAfter(Duration.ofSeconds(9)),
        e -> e.headersOrElse(Map.of("X-Other", List.of("1"))));
  }

  @ParameterizedTest
  @MethodSource("withers")
  void aWitherLeavesTheOriginalAsItWas(UnaryOperator<ErrorEnvelope> wither) {
    ErrorEnvelope envelope = rich();
    ErrorEnvelope changed = wither.apply(envelope);
    assertThat(changed).isNotEqualTo(envelope);
    assertThat(changed.status()).isEqualTo(409);
    assertThat(envelope).isEqualTo(rich());
    assertThat(envelope.headers().get("X-A")).containsExactly("1");
  }

  @ParameterizedTest
  @MethodSource("withers")
  void thePlainEnvelopesStayPlain(UnaryOperator<ErrorEnvelope> wither) {
    ErrorEnvelope plain = ErrorEnvelope.of(404);
    assertThat(wither.apply(plain)).isNotEqualTo(plain);
    assertThat(ErrorEnvelope.of(404).isPlain()).isTrue();
    assertThat(ErrorEnvelope.of(404).headers()).isEmpty();
  }

  @Test
  void itsCollectionsCannotBeChanged() {
    ErrorEnvelope envelope = rich();
    Object nested = envelope.payload().get("list");
    for (Runnable change :
        List.<Runnable>of(
            () -> envelope.errors().clear(),
            () -> envelope.errors().get("sku").clear(),
            () -> envelope.errors().values().iterator().next().add("x"),
            () -> envelope.payload().put("x", 1),
            () -> envelope.payload().entrySet().iterator().next().setValue(1),
            () -> envelope.payload().keySet().removeIf(key -> true),
            () -> ((List<?>) nested).remove(0),
            () -> ((Map<?, ?>) ((List<?>) nested).get(1)).clear(),
            () -> envelope.headers().remove("X-A"),
            () -> envelope.headers().get("X-A").set(0, "x"))) {
      assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(envelope).isEqualTo(rich());
  }

  @Test
  void whatWasGivenToItCanChangeWithoutIt() {
    List<String> messages = new ArrayList<>(List.of("one"));
    Map<String, List<String>> errors = new LinkedHashMap<>(Map.of("a", messages));
    StringBuilder text = new StringBuilder("before");
    List<Object> list = new ArrayList<>(List.of(text));
    ErrorEnvelope envelope = ErrorEnvelope.of(422).errors(errors).with("list", list);
    messages.add("two");
    errors.clear();
    text.append(" and after");
    list.add("more");
    assertThat(envelope.errors()).isEqualTo(Map.of("a", List.of("one")));
    assertThat(envelope.payload()).isEqualTo(Map.of("list", List.of("before")));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 200, 302, 399, 600})
  void itsStatusIsAnErrorsFromTheStart(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorEnvelope.of(status))
        .withMessageContaining("400 to 599, not " + status);
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorEnvelope.of(status, "x"));
  }

  @Test
  void errorsTakeThePlaceOfThePresentOnesWithinTheBound() {
    Map<String, List<String>> many = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      many.put("items[" + i + "]", List.of("one", "two"));
    }
    ErrorEnvelope envelope = ErrorEnvelope.of(422).error("gone", "x").errors(many);
    assertThat(envelope.errors()).hasSize(50).doesNotContainKey("gone").containsKey("items[49]");
    assertThat(envelope.error("more", "x")).isEqualTo(envelope);
  }
}
