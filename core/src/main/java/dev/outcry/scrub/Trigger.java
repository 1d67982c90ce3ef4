package dev.outcry.scrub;

/**
 * Three characters in a row, each one of a set, that everything a rule looks for holds somewhere.
 * The rarer they are in ordinary text, the less the rule costs.
 */
final class Trigger {

  private static final boolean[] ANY = {};

  private final boolean[] first;
  private final boolean[] second;
  private final boolean[] third;
  private final boolean run;

  private Trigger(boolean[] first, boolean[] second, boolean[] third, boolean run) {
    this.first = first;
    this.second = second;
    this.third = third;
    this.run = run;
  }

  /** Exactly these three characters. */
  static Trigger of(String three) {
    if (three.length() != 3) {
      throw new IllegalArgumentException("not three characters: " + three);
    }
    return of(three.substring(0, 1), three.substring(1, 2), three.substring(2));
  }

  /** One ASCII character of each; the empty string stands for any character at all. */
  static Trigger of(String first, String second, String third) {
    return new Trigger(set(first), set(second), set(third), false);
  }

  /** Three digits that a fourth one follows: most numbers of a log are shorter. */
  static Trigger ofDigits() {
    String digits = "0123456789";
    return new Trigger(set(digits), set(digits), set(digits), true);
  }

  boolean isOfDigits() {
    return run;
  }

  /** Whether the character may stand at that place, 0 to 2. */
  boolean allows(int place, int c) {
    return allows(place == 0 ? first : place == 1 ? second : third, c);
  }

  /** Whether it stands there: the filter answers for low bytes alone. */
  boolean isAt(String text, int at) {
    return allows(first, text.charAt(at))
        && allows(second, text.charAt(at + 1))
        && allows(third, text.charAt(at + 2));
  }

  private static boolean allows(boolean[] set, int c) {
    return set.length == 0 || (c < set.length && set[c]);
  }

  private static boolean[] set(String chars) {
    if (chars.isEmpty()) {
      return ANY;
    }
    boolean[] set = new boolean[128];
    chars.chars().forEach(c -> set[c] = true);
    return set;
  }
}
