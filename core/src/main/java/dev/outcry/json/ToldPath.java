package dev.outcry.json;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.ClientNames;
import dev.outcry.internal.JsonText;

/**
 * The path of a field as field errors write it, {@code items[0].qty}. A client chooses the names of
 * the fields that it sends, in maps or where nobody knows them: a path ends before a name that is
 * not {@linkplain ClientNames#isTellable tellable}, so that no value comes back by this door, and
 * within {@link Bounds#FIELD_PATH_BYTES}.
 */
final class ToldPath {

  static final ToldPath ROOT = new ToldPath("", true);

  private final String path;
  private final boolean whole;

  private ToldPath(String path, boolean whole) {
    this.path = path;
    this.whole = whole;
  }

  ToldPath index(int index) {
    return extended(path + "[" + index + "]");
  }

  ToldPath name(String name) {
    if (!whole || !ClientNames.isTellable(name)) {
      return new ToldPath(path, false);
    }
    return extended(path.isEmpty() ? name : path + "." + name);
  }

  private ToldPath extended(String longer) {
    return whole && JsonText.bytes(longer) <= Bounds.FIELD_PATH_BYTES
        ? new ToldPath(longer, true)
        : new ToldPath(path, false);
  }

  /** Whether nothing is told but the body itself. */
  boolean isRoot() {
    return path.isEmpty();
  }

  /** Whether no part of the path was left out. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public String toString() {
    return path;
  }
}
