package dev.outcry.classify;

import static dev.outcry.classify.Named.answerTo;
import static dev.outcry.classify.Named.handle;
import static dev.outcry.classify.Named.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpErrors.Forbidden;
import dev.outcry.http.HttpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers where; the numbers are those of the port's case list. */
@SuppressWarnings("serial") // nobody stores the exceptions
class ScopesTest {

  static class ForbiddenSub extends Forbidden {}

  private final ErrorRegistry.Builder registry = ErrorRegistry.builder();

  @Test
  void c070AScopeAnswersForItselfAlone() {
    registry.on(500, named("A")).scope("/b/*", b -> b.on(500, named("B")));
    assertThat(answerTo(HttpErrors.of(500), "/x", registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(500), "/b/x", registry)).isEqualTo("B");
  }

  @Test
  void c071AndC072SiblingsDoNotSeeEachOther() {
    registry
        .scope("/f/*", f -> f.on(403, named("F")))
        .scope("/b/*", b -> b.on(403, named("B")))
        .on(403, named("A"));
    assertThat(answerTo(HttpErrors.of(403), "/f/1", registry)).isEqualTo("F");
    assertThat(answerTo(HttpErrors.of(403), "/b/1", registry)).isEqualTo("B");
    assertThat(answerTo(HttpErrors.of(403), "/s/1", registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(403), null, registry)).isEqualTo("A");
  }

  @Test
  void c075AndC076TheStatusClassBeatsHttpExceptionInEachScope() {
    registry
        .scope("/b/*", b -> b.on(HttpException.class, named("A")).on(Forbidden.class, named("B")))
        .on(HttpException.class, named("C"))
        .on(Forbidden.class, named("D"));
    assertThat(answerTo(HttpErrors.of(404), "/b/1", registry)).isEqualTo("A");
    assertThat(answerTo(HttpErrors.of(403), "/b/1", registry)).isEqualTo("B");
    assertThat(answerTo(HttpErrors.of(404), "/1", registry)).isEqualTo("C");
    assertThat(answerTo(HttpErrors.of(403), "/1", registry)).isEqualTo("D");
  }

  @Test
  void c077InnerScopesAreAskedBeforeOuterOnes() {
    registry.scope(
        "/p/*",
        p ->
            p.on(403, named("P"))
                .scope("/p/c/*", c -> c.scope("/p/c/g/*", g -> g.on(403, named("G")))));
    assertThat(answerTo(HttpErrors.of(403), "/p/1", registry)).isEqualTo("P");
    assertThat(answerTo(HttpErrors.of(403), "/p/c/1", registry)).isEqualTo("P");
    assertThat(answerTo(HttpErrors.of(403), "/p/c/g/1", registry)).isEqualTo("G");
  }

  @Test
  void c079AStatusOfTheApplicationBeatsHttpExceptionOfAScope() {
    registry.scope("/b/*", b -> b.on(HttpException.class, named("B"))).on(404, named("A"));
    assertThat(answerTo(HttpErrors.of(404), "/b/1", registry)).isEqualTo("A");
  }

  @Test
  void c080ExceptionOfAScopeBeatsHttpExceptionOfTheApplication() {
    registry
        .scope("/b/*", b -> b.on(Exception.class, named("B")))
        .on(HttpException.class, named("A"));
    assertThat(answerTo(HttpErrors.of(404), "/b/1", registry)).isEqualTo("B");
  }

  @Test
  void c081AndC083TheScopeBeatsNearness() {
    registry
        .scope("/p/*", p -> p.on(IOException.class, named("P")))
        .scope("/p/c/*", c -> c.on(Exception.class, named("C")))
        .on(FileNotFoundException.class, named("A"));
    assertThat(answerTo(new FileNotFoundException(), "/p/1", registry)).isEqualTo("P");
    assertThat(answerTo(new FileNotFoundException(), "/p/c/1", registry)).isEqualTo("C");
    assertThat(answerTo(new FileNotFoundException(), "/1", registry)).isEqualTo("A");
  }

  @Test
  void c082AStatusOfAScopeBeatsASubclassOfTheApplication() {
    registry.scope("/b/*", b -> b.on(403, named("B"))).on(ForbiddenSub.class, named("A"));
    assertThat(answerTo(new ForbiddenSub(), "/b/1", registry)).isEqualTo("B");
  }

  @Test
  void c084TheInnermostHandlerOf500GetsTheUnexpected() {
    Named b = named("B");
    registry.scope("/b/*", scope -> scope.on(500, b)).on(500, named("A"));
    IOException error = new IOException();
    assertThat(answerTo(error, "/b/1", registry)).isEqualTo("B");
    assertThat(b.given()).hasCause(error);
  }

  @Test
  void c085AClassOfTheApplicationIsAskedBeforeThe500OfAScope() {
    Named a = named("A");
    registry.scope("/b/*", b -> b.on(500, named("B"))).on(Exception.class, a);
    IOException error = new IOException();
    assertThat(answerTo(error, "/b/1", registry)).isEqualTo("A");
    assertThat(a.given()).isSameAs(error);
  }

  @Test
  void c086The500OfTheApplicationIsAskedBeforeHttpExceptionOfAScope() {
    registry.scope("/b/*", b -> b.on(HttpException.class, named("B"))).on(500, named("A"));
    assertThat(answerTo(new IOException(), "/b/1", registry)).isEqualTo("A");
  }

  @Test
  void c087AScopeOwnsItsPathsSoItAnswers404And405() {
    registry.scope("/b/*", b -> b.on(404, named("B")).on(405, named("C")));
    ExceptionClassifier classifier = ExceptionClassifier.of(registry.build());
    assertThat(classifier.classify(404, "/b/none").handledBy()).isPresent();
    assertThat(classifier.classify(405, "/b").handledBy()).isPresent();
    assertThat(classifier.classify(404, "/none").handledBy()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api, api",
    "/api/, api",
    "/api/x, api",
    "/api/x/y, api",
    "/api/v2, v2",
    "/api/v2/x, v2",
    "/api/v20, api",
    "/api/v2!, api",
    "/apix, built-in 404",
    "/api!, built-in 404",
    "/API, built-in 404",
    "/x/api, built-in 404",
    "/, built-in 404",
    "'', built-in 404",
  })
  void aScopeEndsAtTheBordersOfSegments(String path, String answer) {
    registry
        .scope("/api/v2/*", v2 -> v2.on(404, named("v2")))
        .scope("/api/*", api -> api.on(404, named("api")));
    assertThat(answerTo(HttpErrors.of(404), path, registry)).isEqualTo(answer);
  }

  @Test
  void theLongestPatternIsInnermostWhateverTheNestingInCode() {
    registry
        .scope("/a/b/c/*", c -> c.on(404, named("c")))
        .scope("/a/*", a -> a.on(404, named("a")).scope("/a/b/*", b -> b.on(404, named("b"))));
    assertThat(answerTo(HttpErrors.of(404), "/a/b/c/d", registry)).isEqualTo("c");
    assertThat(answerTo(HttpErrors.of(404), "/a/b/d", registry)).isEqualTo("b");
    assertThat(answerTo(HttpErrors.of(404), "/a/d", registry)).isEqualTo("a");
  }

  @Test
  void aPatternMayBeOpenedAgainAndItsRegistrationsAddUp() {
    registry
        .scope("/a/*", a -> a.on(404, named("first")))
        .scope("/a/*", a -> a.on(405, named("second")).scope("/a/*", b -> b.on(410, named("c"))));
    assertThat(answerTo(HttpErrors.of(404), "/a", registry)).isEqualTo("first");
    assertThat(answerTo(HttpErrors.of(405), "/a", registry)).isEqualTo("second");
    assertThat(answerTo(HttpErrors.of(410), "/a", registry)).isEqualTo("c");
  }

  @Test
  void theInnermostMappingGivesTheStatus() {
    registry
        .map(FileNotFoundException.class, 404)
        .scope("/jobs/*", jobs -> jobs.map(IOException.class, 503));
    assertThat(handle(new FileNotFoundException(), "/x", registry).envelope().status())
        .isEqualTo(404);
    assertThat(handle(new FileNotFoundException(), "/jobs", registry).envelope().status())
        .isEqualTo(503);
  }
}
