package dev.outcry.scrub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The coding of queries and forms: UTF-8 bytes as {@code %41}, a space as {@code +}. */
final class PercentCoding {

  /** What stays as it is, besides letters and digits; brackets, so that a mask can be read. */
  private static final String PLAIN = "-._~[]*:/@!,;()='$?";

  private PercentCoding() {}

  /**
   * What is no valid code stands for itself; the same instance where there is nothing to decode.
   */
  static String decoded(String text, boolean form) {
    if (text.indexOf('%') < 0 && (!form || text.indexOf('+') < 0)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int code = c == '%' ? code(text, i) : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 2;
        continue;
      }
      flush(bytes, out);
      out.append(form && c == '+' ? ' ' : c);
    }
    flush(bytes, out);
    return out.toString();
  }

  static String encoded(String text, boolean form) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 128 && (PseudonymKey.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        out.append(c);
      } else if (form && c == ' ') {
        out.append('+');
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
    return out.toString();
  }

  /** The text scrubbed as its reader sees it: decoded, and coded again if anything changed. */
  static String scrubbed(String text, boolean form, Scrubber scrubber) {
    String decoded = decoded(text, form);
    String clean = scrubber.scrub(decoded);
    return clean.equals(decoded) ? text : encoded(clean, form);
  }

  private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
    if (bytes.size() > 0) {
      out.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
  }

  private static int code(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
