package dev.outcry.classify;

import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns a scope may have. */
class ScopePatternTest {

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @ParameterizedTest
  @ValueSource(strings = {"/api/*", "/a/b/c/*", "/caf\u00e9/*", "/a b/*", "/v1.0/*", "/~x/*"})
  void aPathAndAStarIsAPattern(String pattern) {
    assertThatCode(() -> registry.scope(pattern, scope -> scope.on(404, named("A"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*",
        "/",
        "/api",
        "/api/",
        "api/*",
        "/api*",
        "/api/**",
        "/*/x/*",
        "//*",
        "/a//b/*",
        "/a/*/",
        "/a/*.json",
        "*.json",
        "/a?b/*",
        "/a;v=1/*",
        "/a#b/*",
        "/a/* "
      })
  void anythingElseIsRefusedAndQuoted(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.scope(pattern, scope -> {}))
        .withMessageContaining("\"/api/*\"")
        .withMessageContaining(pattern == null ? "not null" : '"' + pattern + '"');
  }

  @Test
  void theWholeApplicationIsNoScopeAndTheMessageSaysSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.scope("/*", scope -> {}))
        .withMessageContaining("register outside of a scope");
  }

  @Test
  void anInnerScopeIsWrittenFromTheRoot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.scope("/api/*", api -> api.scope("/orders/*", orders -> {})))
        .withMessageContaining("scope /orders/* inside of scope /api/*")
        .withMessageContaining("\"/api/orders/*\"");
  }

  @Test
  void aNeighbourWithTheSameBeginningLiesElsewhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.scope("/api/*", api -> api.scope("/apix/*", orders -> {})));
  }
}
