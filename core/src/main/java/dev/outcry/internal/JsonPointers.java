package dev.outcry.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The path of a field as a JSON Pointer in a URI fragment (RFC 6901 section 6): {@code
 * items[0].qty} is {@code #/items/0/qty}. What brackets hold may be quoted, and in double quotes a
 * backslash stands before a quote and before itself: {@code labels["a]\"b"]} is one label. Of an
 * element that nobody can place, {@code tags[]}, the pointer is that of the whole: a pointer has no
 * word for "some".
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
        int close = closing(path, i);
        if (close == i + 1) {
          return pointer.toString();
        }
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

  /** The bracket that closes the one at {@code open}; the next one if no quotes are closed. */
  private static int closing(String path, int open) {
    if (path.startsWith("\"", open + 1)) {
      for (int i = open + 2; i + 1 < path.length(); i++) {
        if (isEscape(path, i)) {
          i++;
        } else if (path.startsWith("\"]", i)) {
          return i + 1;
        }
      }
    }
    return path.indexOf(']', open);
  }

  private static boolean isEscape(String path, int at) {
    return path.startsWith("\\\"", at) || path.startsWith("\\\\", at);
  }

  private static String unquoted(String index) {
    int last = index.length() - 1;
    if (last > 0 && index.charAt(0) == '\'' && index.charAt(last) == '\'') {
      return index.substring(1, last);
    }
    if (last == 0 || index.charAt(0) != '"' || index.charAt(last) != '"') {
      return index;
    }
    StringBuilder name = new StringBuilder(last);
    for (int i = 1; i < last; i++) {
      if (isEscape(index, i) && i + 1 < last) {
        i++;
      }
      name.append(index.charAt(i));
    }
    return name.toString();
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
