package dev.outcry.classify;

import org.jspecify.annotations.Nullable;

/**
 * One registered answer and where it was registered.
 *
 * @param key a status or a class
 * @param handler what answers
 */
record Slot(ScopePattern scope, Object key, ErrorHandler<?> handler, String site) {

  /** Whether the handler was registered for a status and wants an {@code HttpException}. */
  boolean isForStatus() {
    return key instanceof Integer;
  }

  /** For people: {@code on(404) in /api/*, registered at Shop.java:31}. */
  @Override
  public String toString() {
    String name = key instanceof Class<?> type ? type.getSimpleName() + ".class" : key.toString();
    return "on(" + name + ")" + place(scope) + ", registered at " + site;
  }

  static String place(ScopePattern scope) {
    return scope.prefix().isEmpty() ? "" : " in " + scope;
  }

  /**
   * One class that was given a status.
   *
   * @param type the class; never null in a registry, see the defaults
   * @param blame the one that was named; null where the final status tells it
   */
  record Mapping(
      ScopePattern scope,
      @Nullable Class<?> type,
      String name,
      int status,
      @Nullable Blame blame,
      String site) {

    /** For people: {@code map(SQLException.class, 503), registered at Shop.java:31}. */
    @Override
    public String toString() {
      return "map(" + name + ", " + status + ")" + place(scope) + ", registered at " + site;
    }
  }
}
