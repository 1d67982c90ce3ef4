package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a context says of its work. */
class ContextValuesTest {

  @Test
  void everythingIsOptionalAndTheIdIsMade() {
    RequestContext context = RequestContext.builder().build();
    assertThat(RequestIds.isValid(context.requestId())).isTrue();
    assertThat(context.operation()).isNull();
    assertThat(context.method()).isNull();
    assertThat(context.path()).isNull();
    assertThat(context.query()).isNull();
    assertThat(context.remoteAddr()).isNull();
    assertThat(context.user()).isNull();
    assertThat(context.trace()).isEmpty();
    assertThat(context.outer()).isEmpty();
    assertThat(context.requestId()).isNotEqualTo(RequestContext.builder().build().requestId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "\u00e9", "a=b"})
  void anIdThatCouldForgeALineIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestContext.builder().requestId(id))
        .withMessageContaining("RequestIds.accept");
  }

  @Test
  void valuesForTheLogStayOnOneLine() {
    RequestContext context =
        RequestContext.builder()
            .path("/a\r\nFATAL forged")
            .user("u\u202e1")
            .operation("x\u0000")
            .method("GET\t")
            .remoteAddr("\u2028")
            .build();
    assertThat(context.path()).isEqualTo("/a\\u000d\\u000aFATAL forged");
    assertThat(context.user()).isEqualTo("u\\u202e1");
    assertThat(context.operation()).isEqualTo("x\\u0000");
    assertThat(context.method()).isEqualTo("GET\\u0009");
    assertThat(context.remoteAddr()).isEqualTo("\\u2028");
  }

  @Test
  void theyAreNoLongerThan512Characters() {
    String path = RequestContext.builder().path("/" + "x".repeat(10_000)).build().path();
    assertThat(path).hasSize(512).startsWith("/xxx").endsWith("\u2026");
  }

  @Test
  void aCopyKeepsWhatIsNotChanged() {
    RequestContext context =
        RequestContext.builder().method("GET").path("/a").remoteAddr("192.0.2.0").build();
    RequestContext copy = context.toBuilder().user("u-1").build();
    assertThat(copy).usingRecursiveComparison().ignoringFields("user").isEqualTo(context);
    assertThat(copy.user()).isEqualTo("u-1");
    assertThat(context.user()).isNull();
  }
}
