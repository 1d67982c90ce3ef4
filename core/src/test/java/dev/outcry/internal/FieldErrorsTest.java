package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Messages by field: in order, bounded in number and length. */
class FieldErrorsTest {

  @Test
  void addingLeavesTheOriginalAsItWas() {
    FieldErrors one = FieldErrors.NONE.plus("a", "x");
    FieldErrors two = one.plus("a", "y");
    assertThat(one).isEqualTo(Map.of("a", List.of("x")));
    assertThat(two).isEqualTo(Map.of("a", List.of("x", "y")));
    assertThat(FieldErrors.NONE).isEmpty();
    assertThat(two.containsKey("a")).isTrue();
    assertThat(two.get("b")).isNull();
  }

  @Test
  void aHundredMessagesAreKeptHoweverTheyCame() {
    FieldErrors added = FieldErrors.NONE;
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (int i = 0; i < 150; i++) {
      added = added.plus("field" + i / 2, "m" + i % 2);
    }
    for (int i = 0; i < 75; i++) {
      given.put("field" + i, List.of("m0", "m1"));
    }
    assertThat(added).hasSize(50).isEqualTo(FieldErrors.copyOf(given));
    assertThat(FieldErrors.copyOf(added)).isSameAs(added);
  }

  @Test
  void aFieldWithoutMessagesIsNotThere() {
    assertThat(FieldErrors.copyOf(Map.of("a", List.of(), "b", Set.of("x")))).containsOnlyKeys("b");
  }

  @Test
  void anyCollectionOfMessagesWillDo() {
    assertThat(FieldErrors.copyOf(Map.of("a", new TreeSet<>(Set.of("y", "x")))))
        .isEqualTo(Map.of("a", List.of("x", "y")));
  }

  @Test
  void pathAndMessageHaveABoundInBytes() {
    for (String unit : List.of("x", "\u00e9", "\u20ac", "\uD83D\uDE00", "\u0001", "\"", "\uD83D")) {
      FieldErrors errors = FieldErrors.NONE.plus(unit.repeat(5_000), unit.repeat(5_000));
      String path = errors.keySet().iterator().next();
      String message = errors.get(path).get(0);
      assertThat(JsonText.bytes(path)).isBetween(240, 256);
      assertThat(JsonText.bytes(message)).isBetween(1_008, 1_024);
      for (String text : List.of(path, message)) {
        assertThat(text).endsWith("\u2026");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .isEqualTo(text);
      }
    }
  }

  @Test
  void nullIsRefusedWithAnExample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldErrors.NONE.plus(null, "x"))
        .withMessageContaining("items[0].qty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldErrors.NONE.plus("a", null))
        .withMessageContaining("must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldErrors.copyOf(Map.of("a", Arrays.asList("x", null))));
  }
}
