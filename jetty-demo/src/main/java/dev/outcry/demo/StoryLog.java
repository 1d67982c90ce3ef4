package dev.outcry.demo;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of the log, as they went to stdout, so that the gallery can show a request's
 * story. A service has a log platform for that, and none of this.
 */
public final class StoryLog extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private static final int MAX_LINES = 2_000;
  private static final int MAX_CHARS = 4_000_000;
  private static final int MAX_LINE_CHARS = 64_000;

  /** The one that the configuration has made; a gallery has one log. */
  private static volatile @Nullable StoryLog current;

  /** A line, and whose it is. */
  private record Line(@Nullable String requestId, String text) {}

  private final Deque<Line> lines = new ArrayDeque<>();
  private int chars;
  private @Nullable Encoder<ILoggingEvent> encoder;

  /** Made by logback, from the configuration. */
  public StoryLog() {}

  /** Sets what makes a line of an event: the same as that of the console. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  @Override
  public void start() {
    if (encoder == null) {
      addError("the appender \"" + name + "\" needs an <encoder>");
      return;
    }
    super.start();
    current = this;
  }

  @Override
  protected void append(ILoggingEvent event) {
    Encoder<ILoggingEvent> encoding = encoder;
    if (encoding == null) {
      return;
    }
    String text = new String(encoding.encode(event), StandardCharsets.UTF_8).strip();
    if (text.length() <= MAX_LINE_CHARS) {
      add(new Line(event.getMDCPropertyMap().get("request_id"), text));
    }
  }

  private synchronized void add(Line line) {
    lines.addLast(line);
    chars += line.text.length();
    while (lines.size() > MAX_LINES || chars > MAX_CHARS) {
      chars -= lines.removeFirst().text.length();
    }
  }

  private synchronized List<String> linesOf(String requestId) {
    return lines.stream()
        .filter(line -> requestId.equals(line.requestId))
        .map(Line::text)
        .toList();
  }

  /** The lines of a request that are still there; none where no such log is configured. */
  static List<String> of(String requestId) {
    StoryLog log = current;
    return log == null ? List.of() : log.linesOf(requestId);
  }
}
