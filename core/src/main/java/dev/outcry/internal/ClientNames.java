package dev.outcry.internal;

/**
 * Names that a client chose, of the fields that it sent or of the keys of a map. One that looks
 * like a name may come back to it, and go into the log; whatever else stands there may be a value.
 */
public final class ClientNames {

  private static final int CHARS = 64;

  /** {@code sha256} and {@code rfc9457} are names; the number of a card or an account is not. */
  private static final int DIGITS = 4;

  private ClientNames() {}

  /**
   * Whether this looks like a name: 1 to 64 letters, digits, and {@code _ - $}, with a letter,
   * {@code _} or {@code $} in front and no more than four digits.
   */
  public static boolean isTellable(String name) {
    if (name.isEmpty() || name.length() > CHARS) {
      return false;
    }
    char first = name.charAt(0);
    return (Character.isLetter(first) || first == '_' || first == '$')
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-$".indexOf(c) >= 0)
        && name.chars().filter(Character::isDigit).count() <= DIGITS;
  }
}
