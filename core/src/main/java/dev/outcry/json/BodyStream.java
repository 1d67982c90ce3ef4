package dev.outcry.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way into a library: ends at the limit, is UTF-8, and remembers what it threw, since
 * libraries wrap what a stream throws and some swallow it.
 */
final class BodyStream extends InputStream {

  private final InputStream in;
  private final long maxBytes;
  private final Utf8Check utf8 = new Utf8Check();
  private long read;
  private boolean blank = true;
  private boolean ended;
  private @Nullable Throwable failure;

  BodyStream(InputStream in, long maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Throws what this stream has thrown, if it has. */
  void check() throws IOException {
    if (failure instanceof Refused refused) {
      throw refused.answer;
    }
    if (failure instanceof IOException unreadable) {
      throw unreadable;
    }
    if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** Whether all of it was read, and it was white space. */
  boolean endedBlank() {
    return ended && blank;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      check();
      int count = readSome(bytes, offset, (int) Math.min(length - 1, maxBytes - read) + 1);
      if (count < 0) {
        ended = true;
        require(utf8.isComplete());
        return -1;
      }
      read += count;
      if (read > maxBytes) {
        throw new Refused(BodyErrors.tooLarge(maxBytes));
      }
      require(utf8.accept(bytes, offset, count));
      blank = blank && isBlank(bytes, offset, count);
      return count;
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  /** Some streams give nothing and have more, which no library expects; one byte they must give. */
  private int readSome(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count != 0) {
      return count;
    }
    int one = in.read();
    if (one < 0) {
      return -1;
    }
    bytes[offset] = (byte) one;
    return 1;
  }

  private void require(boolean wellFormed) throws Refused {
    if (!wellFormed) {
      throw new Refused(BodyErrors.malformed(utf8.line(), utf8.column()));
    }
  }

  private static boolean isBlank(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Does nothing: who opened the stream closes it. */
  @Override
  public void close() {}

  /** Ends the reading; the answer is thrown once the library has let go. */
  @SuppressWarnings("serial") // lives for one call
  private static final class Refused extends IOException {
    final RuntimeException answer;

    Refused(RuntimeException answer) {
      super("the body is refused");
      this.answer = answer;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
