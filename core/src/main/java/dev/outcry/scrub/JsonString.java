package dev.outcry.scrub;

import java.io.IOException;

/**
 * One string of JSON at a time, scrubbed as its reader sees it. A clean one is written as it stood,
 * escapes and all. A long one passes through a window, half of which stays behind when it moves on,
 * so that what must not be seen is seen whole; where it reaches beyond the window, the rest of the
 * string is left out.
 */
final class JsonString {

  static final int WINDOW = 8 * 1024;

  private final JsonSource in;
  private final JsonSink out;
  private final Scrubber scrubber;

  /** As it stands in the document: what has not been written yet. */
  private final StringBuilder raw = new StringBuilder();

  /** A window has gone by in which something was masked. */
  private boolean changed;

  JsonString(JsonSource in, JsonSink out, Scrubber scrubber) {
    this.in = in;
    this.out = out;
    this.scrubber = scrubber;
  }

  /** Writes the string whose opening quote was read; a half-written one stays half-written. */
  void copy() throws IOException {
    out.write('"');
    boolean closed = readRest();
    String text = decoded(raw, raw.length());
    writeAll(text, scrubber.scrub(text));
    if (closed) {
      out.write('"');
    }
  }

  /** {@link #copy}; whether what goes under this name must not be seen. */
  boolean copyName(SensitiveNames names) throws IOException {
    out.write('"');
    boolean closed = readRest();
    String text = decoded(raw, raw.length());
    String clean = scrubber.scrub(text);
    writeAll(text, clean);
    if (closed) {
      out.write('"');
    }
    return changed || names.field(text) || names.field(clean);
  }

  /** Writes a mask for the string whose opening quote was read; an empty one stays empty. */
  void mask() throws IOException {
    boolean empty = in.peek() == '"' || in.peek() == JsonSource.END;
    out.write('"');
    out.write(empty ? "" : Masked.SECRET);
    if (skip()) {
      out.write('"');
    }
  }

  /** Reads to the closing quote; false where there is none. */
  boolean skip() throws IOException {
    boolean escaped = false;
    for (int c = in.next(); c != JsonSource.END; c = in.next()) {
      if (c == '"' && !escaped) {
        return true;
      }
      escaped = c == '\\' && !escaped;
    }
    return false;
  }

  private boolean readRest() throws IOException {
    raw.setLength(0);
    changed = false;
    boolean escaped = false;
    in.plainTo(raw, WINDOW - 1);
    for (int c = in.next(); c != JsonSource.END; c = in.next()) {
      if (c == '"' && !escaped) {
        return true;
      }
      boolean escape = c == '\\' && !escaped;
      raw.append((char) c);
      if (!escape && !escaped) {
        in.plainTo(raw, WINDOW - raw.length());
      }
      escaped = escape;
      if (raw.length() >= WINDOW && !moveOn()) {
        raw.setLength(0);
        return skipFrom(escaped);
      }
    }
    return false;
  }

  private boolean skipFrom(boolean escaped) throws IOException {
    if (escaped) {
      in.next();
    }
    return skip();
  }

  /** False where something that must not be seen may go on beyond the window. */
  private boolean moveOn() throws IOException {
    int whole = wholeEscapes();
    String text = decoded(raw, whole);
    String clean = scrubber.scrub(text);
    if (clean.equals(text)) {
      int written = rawLength(text.length() - text.length() / 2);
      out.write(raw, 0, written);
      raw.delete(0, written);
      return true;
    }
    changed = true;
    int stays = Math.min(text.length() / 2, commonEnd(text, clean));
    out.writeEscaped(clean, 0, clean.length() - stays);
    raw.delete(0, rawLength(text.length() - stays));
    return stays > 0;
  }

  private void writeAll(String text, String clean) throws IOException {
    if (clean.equals(text)) {
      out.write(raw, 0, raw.length());
    } else {
      out.writeEscaped(clean, 0, clean.length());
    }
  }

  static int commonEnd(String a, String b) {
    int common = 0;
    int most = Math.min(a.length(), b.length());
    while (common < most
        && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
      common++;
    }
    return common;
  }

  /** Up to where no escape is half read: none is longer than six characters. */
  private int wholeEscapes() {
    int end = raw.length();
    int at = 0;
    while (at < end) {
      if (raw.charAt(at) == '\\' && at + 6 > end) {
        return at;
      }
      at += unit(raw, at, end);
    }
    return end;
  }

  /** How much of the document so many characters of text are. */
  private int rawLength(int chars) {
    int at = 0;
    for (int i = 0; i < chars; i++) {
      at += unit(raw, at, raw.length());
    }
    return at;
  }

  private static String decoded(StringBuilder raw, int end) {
    int escape = raw.indexOf("\\");
    if (escape < 0 || escape >= end) {
      return raw.substring(0, end);
    }
    StringBuilder text = new StringBuilder(end);
    for (int at = 0; at < end; at += unit(raw, at, end)) {
      text.append(character(raw, at, unit(raw, at, end)));
    }
    return text.toString();
  }

  /** Characters of the document that make the next one of the text. */
  private static int unit(StringBuilder raw, int at, int end) {
    if (raw.charAt(at) != '\\' || at + 1 >= end) {
      return 1;
    }
    return raw.charAt(at + 1) == 'u' && at + 6 <= end && code(raw, at + 2) >= 0 ? 6 : 2;
  }

  private static char character(StringBuilder raw, int at, int unit) {
    if (unit == 1) {
      return raw.charAt(at);
    }
    if (unit == 6) {
      return (char) code(raw, at + 2);
    }
    char c = raw.charAt(at + 1);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> c;
    };
  }

  private static int code(StringBuilder raw, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }
}
