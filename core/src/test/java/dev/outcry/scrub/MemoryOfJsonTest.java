package dev.outcry.scrub;

import static dev.outcry.scrub.Scrubs.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten megabytes pass through, and are held nowhere. */
class MemoryOfJsonTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int CHARS = 10_000_000;

  /** Gives {@code start}, then {@code part} again and again; holds none of it. */
  private static final class Repeated extends Reader {
    private final String start;
    private final String part;
    private int given;
    private long usedAtEnd;

    Repeated(String start, String part) {
      this.start = start;
      this.part = part;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
      if (given >= CHARS) {
        usedAtEnd = used();
        return -1;
      }
      for (int i = 0; i < length; i++, given++) {
        buffer[from + i] =
            given < start.length()
                ? start.charAt(given)
                : part.charAt((given - start.length()) % part.length());
      }
      return length;
    }

    @Override
    public void close() {}
  }

  /** Counts, and remembers nothing. */
  private static final class Counting extends Writer {
    private long written;

    @Override
    public void write(char[] buffer, int from, int length) {
      written += length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** What is never made a string of costs nothing that grows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"password\":\"|x",
        "{\"secrets\":[|{\"a\":\"b\"},",
        "[|[],",
        "[|{},",
        "{\"a\":|~ ~",
        "[\"a\"?|x"
      })
  void maskedAndEmptyOnesAllocateNothing(String start, String part) throws IOException {
    DATA.json(start + part); // loads the classes, which is no matter of the text
    assertThat(allocated(new Repeated(start, part), new Counting())).isLessThan(200_000);
  }

  /** A string goes to the scrubber as a string: once, or, where it is long, in halves twice. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[\"|x ",
        "[\"|x",
        "[\"|\\u00e9",
        "{\"a\":1,\"|x",
        "[|\"abcdefghij abcdefghij abcdefghij\",",
        "[|{\"name\":\"Ann\",\"token\":\"x\",\"n\":12345},",
        "x |y "
      })
  void othersAllocateAFewBytesForEachCharacterAndKeepNone(String start, String part)
      throws IOException {
    long before = used();
    Repeated in = new Repeated(start, part);
    Counting out = new Counting();
    assertThat(allocated(in, out)).isLessThan(20L * CHARS);
    assertThat(out.written).isGreaterThan(CHARS / 2);
    assertThat(in.usedAtEnd - before).isLessThan(2_000_000);
  }

  private static long allocated(Repeated in, Counting out) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    DATA.json(in, out);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** The least of several: others allocate too, and what they leave comes and goes. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
