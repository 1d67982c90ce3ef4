package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern holds; which patterns are refused is with the filter's builder. */
class PathPatternsTest {

  @ParameterizedTest
  @CsvSource({
    "/a/*, /a, true",
    "/a/*, /a/, true",
    "/a/*, /a/b/c, true",
    "/a/*, /ab, false",
    "/a/*, /, false",
    "/a/*, /b/a, false",
    "/a/b/*, /a/b, true",
    "/a/b/*, /a, false",
    "/*, /, true",
    "/*, /anything, true",
    "/a, /a, true",
    "/a, /a/, false",
    "/a, /a/b, false",
    "/, /, true",
    "/, /a, false",
    "/a/*, '', false",
    "/A/*, /a, false"
  })
  void onSegmentBorders(String pattern, String path, boolean held) {
    assertThat(PathPatterns.of(List.of(pattern)).hold(path)).isEqualTo(held);
  }

  @Test
  void anyOfThem() {
    PathPatterns patterns = PathPatterns.of(List.of("/a/*", "/b", "/c/*"));
    assertThat(List.of("/a/x", "/b", "/c")).allMatch(patterns::hold);
    assertThat(List.of("/b/x", "/d")).noneMatch(patterns::hold);
    assertThat(patterns.isEmpty()).isFalse();
  }

  @Test
  void noneHoldsNothing() {
    assertThat(PathPatterns.of(List.of()).isEmpty()).isTrue();
    assertThat(PathPatterns.of(List.of()).hold("/")).isFalse();
  }
}
