package dev.outcry.json;

/**
 * The path of a field as field errors write it, {@code items[0].qty}. A client chooses the names of
 * the fields that it sends, in maps or where nobody knows them: a path ends before a name that does
 * not look like one, so that no value comes back by this door.
 */
final class FieldPath {

  static final FieldPath ROOT = new FieldPath("", true);

  private static final int NAME_CHARS = 64;

  private final String path;
  private final boolean whole;

  private FieldPath(String path, boolean whole) {
    this.path = path;
    this.whole = whole;
  }

  FieldPath index(int index) {
    return whole ? new FieldPath(path + "[" + index + "]", true) : this;
  }

  FieldPath name(String name) {
    if (!whole || !looksLikeAName(name)) {
      return new FieldPath(path, false);
    }
    return new FieldPath(path.isEmpty() ? name : path + "." + name, true);
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
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-$".indexOf(c) >= 0);
  }
}
