package dev.outcry.scrub;

import java.io.IOException;
import java.io.Writer;

/** Where characters go, unless they are muted: then they go nowhere. */
final class JsonSink {

  private static final String HEX = "0123456789abcdef";

  private final Writer out;
  private final char[] buffer = new char[2048];
  private int size;
  private boolean muted;

  JsonSink(Writer out) {
    this.out = out;
  }

  void mute(boolean muted) {
    this.muted = muted;
  }

  boolean isMuted() {
    return muted;
  }

  void write(char c) throws IOException {
    if (muted) {
      return;
    }
    if (size == buffer.length) {
      drain();
    }
    buffer[size++] = c;
  }

  void write(StringBuilder text, int from, int to) throws IOException {
    for (int done = from; done < to && !muted; ) {
      int more = Math.min(to - done, room());
      text.getChars(done, done + more, buffer, size);
      size += more;
      done += more;
    }
  }

  void write(String text, int from, int to) throws IOException {
    for (int done = from; done < to && !muted; ) {
      int more = Math.min(to - done, room());
      text.getChars(done, done + more, buffer, size);
      size += more;
      done += more;
    }
  }

  void write(String text) throws IOException {
    write(text, 0, text.length());
  }

  private int room() throws IOException {
    if (size == buffer.length) {
      drain();
    }
    return buffer.length - size;
  }

  /** As it stands inside a string of JSON. */
  void writeEscaped(CharSequence text, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> {
          write('\\');
          write(c);
        }
        case '\n' -> write("\\n");
        case '\r' -> write("\\r");
        case '\t' -> write("\\t");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c)) { // half a pair may have stood there escaped
            write("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              write(HEX.charAt((c >> shift) & 15));
            }
          } else {
            write(c);
          }
        }
      }
    }
  }

  /** Gives the writer what it has not got yet; does not flush it. */
  void drain() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }
}
