package dev.outcry.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Listens to stdout and keeps its last lines, so that the gallery can show a request's story. A
 * service has a log platform for that, and none of this.
 */
final class StoryLog extends OutputStream {

  private static final int MAX_LINES = 2_000;
  private static final int MAX_CHARS = 4_000_000;
  private static final int MAX_LINE_BYTES = 256 * 1024;
  private static final String KEY = "\"request_id\":\"";

  private final OutputStream stdout;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Deque<String> lines = new ArrayDeque<>();
  private int chars;

  private StoryLog(OutputStream stdout) {
    this.stdout = stdout;
  }

  /** Stands between the process and its stdout from now on. */
  @SuppressWarnings("SystemOut") // it is what is listened to
  static StoryLog listening() {
    StoryLog log = new StoryLog(System.out);
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    return log;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    stdout.write(bytes, from, length);
    keep(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    stdout.flush();
  }

  private synchronized void keep(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        keep(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < MAX_LINE_BYTES) {
        line.write(bytes[i]);
      }
    }
  }

  private void keep(String whole) {
    if (whole.contains(KEY)) {
      lines.addLast(whole);
      chars += whole.length();
    }
    while (lines.size() > MAX_LINES || chars > MAX_CHARS) {
      chars -= lines.removeFirst().length();
    }
  }

  /** The lines of a request that are still there. */
  synchronized List<String> of(String requestId) {
    String its = KEY + requestId + '"';
    return lines.stream().filter(one -> one.contains(its)).toList();
  }
}
