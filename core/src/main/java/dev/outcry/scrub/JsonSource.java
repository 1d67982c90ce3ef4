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

  private boolean fill() throws IOException {
    int read = 0;
    while (read == 0) { // Reader promises at least one; some give none for a while
      read = in.read(buffer, 0, buffer.length);
    }
    at = 0;
    end = Math.max(read, 0);
    return read > 0;
  }
}
