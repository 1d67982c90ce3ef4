package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.outcry.http.HttpErrors;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two answers for one slot are a mistake that is found when the registry is built. */
class ConflictTest {

  private static final String SITE = "ConflictTest\\.java:\\d+";

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @Test
  void c008TwoHandlersForOneStatusAreRefusedWithBothPlaces() {
    registry.on(404, named("A"));
    registry.on(404, named("B"));
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .matches(
                        "two handlers for 404: registered at (%s) and at (?!\\1)%s; keep one of them"
                            .formatted(SITE, SITE)));
  }

  @Test
  void twoHandlersForOneClassInOneScopeAreRefusedWithTheScope() {
    registry.scope("/api/*", api -> api.on(IOException.class, named("A")));
    registry.scope("/api/*", api -> api.on(IOException.class, named("B")));
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .withMessageMatching(
            "two handlers for java.io.IOException in scope /api/\\*: registered at %s and at %s; .*"
                .formatted(SITE, SITE));
  }

  @Test
  void twoMappingsOfOneClassAreRefusedWithBothStatuses() {
    registry.map(IOException.class, 503);
    registry.map(IOException.class, 502);
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .withMessageMatching(
            "two statuses for java.io.IOException: 503 registered at %s and 502 registered at %s; .*"
                .formatted(SITE, SITE));
  }

  @Test
  void allConflictsAreSaidAtOnce() {
    registry.on(404, named("A")).on(404, named("B")).on(500, named("C")).on(500, named("D"));
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .withMessageContainingAll("two handlers for 404", "two handlers for 500");
  }

  @Test
  void theSameKeyInTwoScopesIsNoConflict() {
    registry
        .on(404, named("app"))
        .scope("/a/*", a -> a.on(404, named("a")))
        .scope("/b/*", b -> b.on(404, named("b")));
    assertThat(answerTo(HttpErrors.of(404), "/a/1", registry)).isEqualTo("a");
    assertThat(answerTo(HttpErrors.of(404), "/b/1", registry)).isEqualTo("b");
    assertThat(answerTo(HttpErrors.of(404), "/c/1", registry)).isEqualTo("app");
  }

  @Test
  void theApplicationBeatsAModuleInAnyOrder() {
    registry.on(404, named("user"));
    registry.yielding().on(404, named("module")).on(500, named("module"));
    registry.on(500, named("user"));
    assertThat(answerTo(HttpErrors.of(404), registry)).isEqualTo("user");
    assertThat(answerTo(HttpErrors.of(500), registry)).isEqualTo("user");
  }

  @Test
  void theApplicationBeatsAModuleInAScopeToo() {
    registry.yielding().scope("/a/*", a -> a.map(IOException.class, 503));
    registry.scope("/a/*", a -> a.map(IOException.class, 502));
    assertThat(answerTo(new IOException(), "/a", registry)).isEqualTo("built-in 502");
  }

  @Test
  void aModuleBeatsTheDefaults() {
    registry.yielding().map(IOException.class, 503);
    assertThat(answerTo(new IOException(), registry)).isEqualTo("built-in 503");
  }

  @Test
  void twoModulesForOneSlotAreRefused() {
    registry.yielding().on(404, named("A"));
    registry.yielding().on(404, named("B"));
    assertThatIllegalStateException()
        .isThrownBy(registry::build)
        .withMessageContaining("two handlers for 404");
  }

  @Test
  void theApplicationSettlesAConflictOfModulesInAnyOrder() {
    ErrorRegistry.Builder last = ErrorRegistry.builder();
    last.yielding().on(404, named("A"));
    last.yielding().on(404, named("B"));
    last.on(404, named("user"));
    assertThat(answerTo(HttpErrors.of(404), last)).isEqualTo("user");

    ErrorRegistry.Builder first = ErrorRegistry.builder().on(404, named("user"));
    first.yielding().on(404, named("A"));
    first.yielding().on(404, named("B"));
    assertThat(answerTo(HttpErrors.of(404), first)).isEqualTo("user");

    ErrorRegistry.Builder mappings = ErrorRegistry.builder();
    mappings.yielding().map(IOException.class, 502);
    mappings.yielding().map(IOException.class, 503);
    mappings.map(IOException.class, 504);
    assertThat(answerTo(new IOException(), mappings)).isEqualTo("built-in 504");
  }
}
