package dev.outcry.classify;

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
}
