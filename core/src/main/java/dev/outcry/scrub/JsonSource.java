package dev.outcry.scrub;

import java.io.IOException;
import java.io.Reader;

/** Characters one by one. */
final class JsonSource {

  static final int END = -1;

  private final Reader in;
  private final char[] buffer = new char[2048];
  private int at;
  private int end;

  JsonSource(Reader in) {
    this.in = in;
  }

  int next() throws IOException {
    if (at == end && !fill()) {
      return END;
    }
    return buffer[at++];
  }

  int peek() throws IOException {
    if (at == end && !fill()) {
      return END;
    }
    return buffer[at];
  }

  /**
   * Appends what comes in front of the next quote or backslash, as far as it is there, to a bound.
   */
  void plainTo(StringBuilder text, int most) {
    int from = at;
    int bound = Math.min(end, at + most);
    while (at < bound && buffer[at] != '"' && buffer[at] != '\\') {
      at++;
    }
    text.append(buffer, from, at - from);
  }

  /** What comes behind so many characters, fewer than the buffer has. */
  int peek(int ahead) throws IOException {
    while (at + ahead >= end) {
      if (!fill()) {
        return END;
      }
    }
    return buffer[at + ahead];
  }

  /** Reads more, behind what is there still; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int read = 0;
    while (read == 0) { // Reader promises at least one; some give none for a while
      read = in.read(buffer, end, buffer.length - end);
    }
    end += Math.max(read, 0);
    return read > 0;
  }
}
