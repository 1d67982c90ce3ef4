package dev.outcry.servlet;

import org.jspecify.annotations.Nullable;

/** The first 48 bits of an IPv6 address in text form, whichever of its many forms it comes in. */
final class Ipv6Prefix {

  private static final int GROUPS = 8;
  private static final int KEPT = 3;

  private Ipv6Prefix() {}

  /** Such as {@code 2001:db8:1::} for {@code 2001:db8:1:2::3}; null for what cannot be read. */
  static @Nullable String of(String address) {
    String text = address.startsWith("[") ? address.substring(1) : address;
    int end = text.indexOf('%') >= 0 ? text.indexOf('%') : text.indexOf(']');
    text = end >= 0 ? text.substring(0, end) : text;
    int lastColon = text.lastIndexOf(':');
    boolean mapped = text.indexOf('.', lastColon) >= 0; // ::ffff:192.0.2.1
    if (mapped) {
      int lastDot = text.lastIndexOf('.');
      return text.substring(lastColon + 1, lastDot) + ".0";
    }
    String[] kept = groups(text);
    return kept == null ? null : kept[0] + ':' + kept[1] + ':' + kept[2] + "::";
  }

  private static String @Nullable [] groups(String text) {
    int gap = text.indexOf("::");
    String[] head = (gap < 0 ? text : text.substring(0, gap)).split(":", -1);
    String[] tail = gap < 0 ? new String[0] : text.substring(gap + 2).split(":", -1);
    boolean emptyHead = head.length == 1 && head[0].isEmpty();
    boolean emptyTail = tail.length == 1 && tail[0].isEmpty();
    int heads = emptyHead ? 0 : head.length;
    int tails = emptyTail ? 0 : tail.length;
    if (gap < 0 ? heads != GROUPS : heads + tails >= GROUPS) {
      return null;
    }
    String[] kept = new String[KEPT];
    for (int i = 0; i < KEPT; i++) {
      int fromEnd = i - (GROUPS - tails);
      String group = i < heads ? head[i] : fromEnd >= 0 ? tail[fromEnd] : "0";
      if (group.isEmpty() || group.length() > 4 || !isHex(group)) {
        return null;
      }
      kept[i] = group;
    }
    return kept;
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
