package dev.outcry.internal;

/** What lies below a path, on the borders of its segments. */
public final class PathPrefix {

  private PathPrefix() {}

  /**
   * Whether the path is the prefix or below it; {@code /apix} is not below {@code /api}. The empty
   * prefix holds every path.
   */
  public static boolean holds(String prefix, String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length()
            || prefix.isEmpty()
            || path.charAt(prefix.length()) == '/');
  }
}
