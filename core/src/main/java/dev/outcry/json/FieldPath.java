package dev.outcry.json;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.JsonText;

/**
 * The path of a field as field errors write it, {@code items[0].qty}. A client chooses the names of
 * the fields that it sends, in maps or where nobody knows them: a path ends before a name that does
 * not look like one, so that no value comes back by this door: letters, a few digits, and no more
 * than {@link Bounds#FIELD_PATH_BYTES} in all.
 */
final class FieldPath {

  static final FieldPath ROOT = new FieldPath("", true);

  private static final int NAME_CHARS = 64;

  /** Of a name: {@code sha256} and {@code rfc9457} are names, a number of a card or account not. */
  private static final int DIGITS = 4;

  private final String path;
  private final boolean whole;

  private FieldPath(String path, boolean whole) {
    this.path = path;
    this.whole = whole;
  }

  FieldPath index(int index) {
    return extended(path + "[" + index + "]");
  }

  FieldPath name(String name) {
    if (!whole || !looksLikeAName(name)) {
      return new FieldPath(path, false);
    }
    return extended(path.isEmpty() ? name : path + "." + name);
  }

  private FieldPath extended(String longer) {
    return whole && JsonText.bytes(longer) <= Bounds.FIELD_PATH_BYTES
        ? new FieldPath(longer, true)
        : new FieldPath(path, false);
  }

  /** Whether no part of the path was left out. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public String toString() {
    return path;
  }

  private static boolean looksLikeAName(String name) {
    if (name.isEmpty() || name.length() > NAME_CHARS) {
      return false;
    }
    char first = name.charAt(0);
    return (Character.isLetter(first) || first == '_' || first == '$')
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-$".indexOf(c) >= 0)
        && name.chars().filter(Character::isDigit).count() <= DIGITS;
  }
}
