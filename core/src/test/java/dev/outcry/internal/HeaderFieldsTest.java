package dev.outcry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Response headers: names without case, several values to a name, all within a bound. */
class HeaderFieldsTest {

  @Test
  void addingLeavesTheOriginalAsItWas() {
    HeaderFields one = HeaderFields.NONE.plus("X-A", "1");
    HeaderFields two = one.plus("x-a", "2").plus("X-B", "3");
    assertThat(one).isEqualTo(Map.of("X-A", List.of("1")));
    assertThat(two).isEqualTo(Map.of("X-A", List.of("1", "2"), "X-B", List.of("3")));
    assertThat(HeaderFields.NONE).isEmpty();
  }

  @Test
  void replacingFindsTheNameWhateverItsCase() {
    HeaderFields fields = HeaderFields.NONE.plus("Vary", "a").plus("vary", "b").plus("X-A", "1");
    assertThat(fields.replace("VARY", "c"))
        .isEqualTo(Map.of("VARY", List.of("c"), "X-A", List.of("1")));
    assertThat(fields.replace("X-New", "c")).hasSize(3);
    assertThat(fields.get("Vary")).containsExactly("a", "b");
  }

  @Test
  void aRefusedReplacementChangesNothing() {
    HeaderFields fields = HeaderFields.NONE.plus("X-A", "1");
    assertThatIllegalArgumentException().isThrownBy(() -> fields.replace("X-A", "a\nb"));
    assertThat(fields).isEqualTo(Map.of("X-A", List.of("1")));
  }

  @Test
  void aCopyOfAnyMapIsCheckedLikeWhatIsAdded() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("X-A", List.of("1"));
    headers.put("x-a", List.of("2"));
    assertThat(HeaderFields.copyOf(headers)).isEqualTo(Map.of("X-A", List.of("1", "2")));
    headers.put("Content-Length", List.of("1"));
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderFields.copyOf(headers));
    HeaderFields fields = HeaderFields.NONE.retryAfter(Duration.ZERO);
    assertThat(HeaderFields.copyOf(fields)).isSameAs(fields);
  }

  @Test
  void equalFieldsHaveEqualHashCodes() {
    HeaderFields upper = HeaderFields.NONE.plus("ALLOW", "GET");
    HeaderFields lower = HeaderFields.NONE.plus("allow", "GET");
    assertThat(upper.equals(lower)).isEqualTo(lower.equals(upper));
    if (upper.equals(lower)) {
      assertThat(upper).hasSameHashCodeAs(lower);
    }
    assertThat(upper).isEqualTo(HeaderFields.NONE.plus("ALLOW", "GET"));
    assertThat(upper).hasSameHashCodeAs(Map.of("ALLOW", List.of("GET")));
    assertThat(upper.equals(Map.of("ALLOW", List.of("GET")))).isTrue();
    assertThat(upper).isNotEqualTo(HeaderFields.NONE.plus("ALLOW", "HEAD"));
  }
}
