package dev.outcry.servlet;

import dev.outcry.internal.PathPrefix;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths that the filter leaves alone: {@code /app/*} with all that is below, or exactly {@code /x}.
 */
final class PathPatterns {

  private final List<String> exact = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();

  private PathPatterns() {}

  /**
   * Reads the patterns.
   *
   * @throws IllegalArgumentException if one has another form
   */
  static PathPatterns of(List<String> patterns) {
    PathPatterns paths = new PathPatterns();
    for (String pattern : patterns) {
      boolean tree = isTree(pattern);
      if (!pattern.startsWith("/") || (pattern.indexOf('*') >= 0 && !tree)) {
        throw new IllegalArgumentException(
            "a path to exclude is \"/app/*\" with all that is below, or exactly \"/app\", not \""
                + pattern
                + '"');
      }
      if (tree) {
        paths.prefixes.add(pattern.substring(0, pattern.length() - 2));
      } else {
        paths.exact.add(pattern);
      }
    }
    return paths;
  }

  private static boolean isTree(String pattern) {
    return pattern.endsWith("/*") && pattern.indexOf('*') == pattern.length() - 1;
  }

  boolean isEmpty() {
    return exact.isEmpty() && prefixes.isEmpty();
  }

  boolean hold(String path) {
    if (exact.contains(path)) {
      return true;
    }
    for (String prefix : prefixes) {
      if (PathPrefix.holds(prefix, path)) {
        return true;
      }
    }
    return false;
  }
}
