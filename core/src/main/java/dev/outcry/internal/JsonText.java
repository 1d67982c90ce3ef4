package dev.outcry.internal;

/** How long a text is once it is a JSON string in UTF-8. */
public final class JsonText {

  private JsonText() {}

  /** Bytes of the text inside a JSON string, without the quotes. */
  public static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  /**
   * The text, well formed and cut so that it takes at most {@code max} bytes, ellipsis included.
   */
  public static String fit(String text, int max) {
    return cut(SafeText.clip(text, max), max); // no character takes less than a byte
  }

  private static String cut(String text, int max) {
    if (text.length() <= max / 6) { // six bytes are the most that a character takes
      return text;
    }
    int bytes = 0;
    int keep = 0; // what fits with the ellipsis behind it
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
      if (bytes > max) {
        int end = keep > 0 && Character.isHighSurrogate(text.charAt(keep - 1)) ? keep - 1 : keep;
        return text.substring(0, end) + SafeText.CUT;
      }
      if (bytes <= max - 3) {
        keep = i + 1;
      }
    }
    return text;
  }

  /** A half of a surrogate pair counts two, since a pair takes four. */
  private static int bytes(char c) {
    if (c < 0x20) {
      return c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
