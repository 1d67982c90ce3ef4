package dev.outcry.validation;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.ClientNames;
import dev.outcry.internal.JsonText;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The path of a violation as clients read it: {@code items[0].qty}, {@code prices[EUR]}. An element
 * of which nobody can say where it stands, such as one of a set, is {@code tags[]}, and so is one
 * whose key does not look like a name; the bean that was validated is the empty path.
 *
 * <p>Methods and container elements have no name of their own in it.
 */
final class FieldPath {

  /** By the names, indices as numbers, and what is outside before what is inside it. */
  static final Comparator<Path> ORDER = FieldPath::compare;

  private static final Comparator<@Nullable String> NAMES =
      Comparator.nullsFirst(Comparator.<String>naturalOrder());
  private static final Comparator<@Nullable Integer> INDICES =
      Comparator.nullsFirst(Comparator.<Integer>naturalOrder());

  private FieldPath() {}

  /**
   * The path, or as much of its beginning as the bound allows: it ends between two names then, so
   * that it is still the path of something.
   */
  static String of(Path path) {
    StringBuilder text = new StringBuilder(32);
    for (Path.Node node : path) {
      int whole = text.length();
      appendPlace(text, node);
      appendName(text, PathNodes.name(node));
      if (whole > 0 && JsonText.bytes(text.toString()) > Bounds.FIELD_PATH_BYTES) {
        text.setLength(whole);
        break;
      }
    }
    return text.toString();
  }

  /** Where in its container the element stands that this node is, or belongs to. */
  private static void appendPlace(StringBuilder text, Path.Node node) {
    if (!node.isInIterable()) {
      return;
    }
    Integer index = node.getIndex();
    String key = PathNodes.key(node);
    if (index != null) {
      text.append('[').append(index.intValue()).append(']');
    } else if (key != null && isTellable(key)) {
      text.append('[').append(key).append(']');
    } else {
      text.append("[]");
    }
  }

  private static void appendName(StringBuilder text, @Nullable String name) {
    if (name == null) {
      return;
    }
    if (isPlain(name)) {
      text.append(text.length() > 0 ? "." : "").append(name);
    } else {
      appendQuoted(text, name);
    }
  }

  private static void appendQuoted(StringBuilder text, String name) {
    text.append("[\"");
    int max = Math.min(name.length(), Bounds.FIELD_PATH_BYTES + 1); // more makes it no longer
    for (int i = 0; i < max; i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append("\"]");
  }

  /** The client chose it, and it may be a value: an address, the number of a card. */
  private static boolean isTellable(String key) {
    return ClientNames.isTellable(key) || isSmallNumber(key);
  }

  private static boolean isSmallNumber(String key) {
    return !key.isEmpty() && key.length() <= 4 && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> ".[]\"\\".indexOf(c) >= 0);
  }

  private static int compare(Path left, Path right) {
    Iterator<Path.Node> lefts = left.iterator();
    Iterator<Path.Node> rights = right.iterator();
    while (lefts.hasNext() && rights.hasNext()) {
      int order = compare(lefts.next(), rights.next());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(lefts.hasNext(), rights.hasNext());
  }

  private static int compare(Path.Node left, Path.Node right) {
    int order = Boolean.compare(left.isInIterable(), right.isInIterable());
    if (order == 0 && left.isInIterable()) {
      order = INDICES.compare(left.getIndex(), right.getIndex());
      if (order == 0) {
        order = NAMES.compare(PathNodes.key(left), PathNodes.key(right));
      }
    }
    return order != 0 ? order : NAMES.compare(PathNodes.name(left), PathNodes.name(right));
  }
}
