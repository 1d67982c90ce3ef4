package dev.outcry.scrub;

/** Some of the ASCII characters, or all characters. */
final class CharSet {

  static final CharSet ANY = new CharSet("");

  private final boolean[] ascii = new boolean[128];
  private final boolean any;

  private CharSet(String chars) {
    chars.chars().filter(c -> c < ascii.length).forEach(c -> ascii[c] = true);
    any = chars.isEmpty();
  }

  /** Those; the empty string stands for any character at all. */
  static CharSet of(String chars) {
    return chars.isEmpty() ? ANY : new CharSet(chars);
  }

  boolean has(int c) {
    return any || (c < ascii.length && ascii[c]);
  }
}
