package dev.outcry.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The path of a field as a JSON Pointer in a URI fragment (RFC 6901 section 6): {@code
 * items[0].qty} is {@code #/items/0/qty}.
 */
public final class JsonPointers {

  private JsonPointers() {}

  /** The pointer of this path; {@code #} for the empty one. */
  public static String fragment(String path) {
    StringBuilder pointer = new StringBuilder(path.length() + 8).append('#');
    int i = 0;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (c == '[') {
        int close = path.indexOf(']', i);
        if (close > 0) {
          segment(pointer, unquoted(path.substring(i + 1, close)));
          i = close + 1;
          continue;
        }
      }
      int start = c == '.' ? i + 1 : i;
      int end = start;
      while (end < path.length() && path.charAt(end) != '.' && !opensIndex(path, end, start)) {
        end++;
      }
      segment(pointer, path.substring(start, end));
      i = end;
    }
    return pointer.toString();
  }

  /** An opening bracket ends a name, unless it is its first character and never closed. */
  private static boolean opensIndex(String path, int at, int start) {
    return path.charAt(at) == '[' && path.indexOf(']', at) > 0 && at >= start;
  }

  private static String unquoted(String index) {
    int last = index.length() - 1;
    boolean quoted =
        last > 0
            && index.charAt(0) == index.charAt(last)
            && (index.charAt(0) == '"' || index.charAt(0) == '\'');
    return quoted ? index.substring(1, last) : index;
  }

  private static void segment(StringBuilder pointer, String name) {
    pointer.append('/');
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c == '~') {
        pointer.append("~0");
      } else if (c == '/') {
        pointer.append("~1");
      } else if (isFragmentCharacter(c)) {
        pointer.append(c);
      } else {
        pointer.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
  }

  /** RFC 3986 section 3.5, without the slash and the tilde that were dealt with. */
  private static boolean isFragmentCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._!$&'()*+,;=:@?".indexOf(c) >= 0;
  }
}
