package dev.outcry.report;

/** Beginnings of names, told apart by their first character: most names begin like none of them. */
final class Prefixes {

  private static final int ASCII = 1 << 7;
  private static final String[] NONE = {};

  private final String[][] byFirst = new String[ASCII][];

  private Prefixes() {}

  /** These, each of which begins with an ASCII character. */
  static Prefixes of(String... prefixes) {
    Prefixes all = new Prefixes();
    for (String prefix : prefixes) {
      int first = prefix.charAt(0);
      String[] before = all.of(first);
      String[] more = new String[before.length + 1];
      System.arraycopy(before, 0, more, 0, before.length);
      more[before.length] = prefix;
      all.byFirst[first] = more;
    }
    return all;
  }

  /** Whether the name begins with one of them. */
  boolean begin(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (String prefix : of(name.charAt(0))) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private String[] of(int first) {
    String[] known = first < ASCII ? byFirst[first] : null;
    return known == null ? NONE : known;
  }
}
