package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.outcry.internal.Bounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/** An event of a black box. It is formatted when it is written, which most of them never are. */
final class HeldEvent implements ILoggingEvent {

  /** What one costs without its texts. */
  private static final int BYTES = 128;

  private static final int FRAME_BYTES = 64;
  private static final StackTraceElement[] NO_FRAMES = {};
  private static final KeyValuePair MARK = new KeyValuePair("black_box", true);

  private final Level level;
  private final String logger;
  private final String thread;
  private final Instant time;
  private final int nanos;
  private final long sequence;
  private final @Nullable String pattern;
  private final @Nullable Object @Nullable [] arguments;
  private final @Nullable List<KeyValuePair> pairs;
  private final @Nullable List<Marker> markers;
  private final Map<String, String> mdc;
  private final @Nullable IThrowableProxy throwable;
  private final LoggerContextVO context;
  private int costs;

  private HeldEvent(
      ILoggingEvent event,
      Level level,
      String logger,
      @Nullable String pattern,
      @Nullable Object @Nullable [] arguments,
      @Nullable List<KeyValuePair> pairs,
      @Nullable IThrowableProxy throwable) {
    this.level = level;
    this.logger = logger;
    this.thread = event.getThreadName();
    this.time = event.getInstant();
    this.nanos = event.getNanoseconds();
    this.sequence = event.getSequenceNumber();
    this.pattern = pattern;
    this.arguments = arguments;
    this.pairs = pairs;
    this.markers = event.getMarkerList();
    this.mdc = event.getMDCPropertyMap();
    this.throwable = throwable;
    this.context = event.getLoggerContextVO();
  }

  static HeldEvent of(ILoggingEvent event) {
    String pattern = event.getMessage();
    return new HeldEvent(
        event,
        event.getLevel(),
        event.getLoggerName(),
        pattern == null ? null : HeldValues.text(pattern),
        HeldValues.of(event.getArgumentArray()),
        HeldValues.of(event.getKeyValuePairs()),
        event.getThrowableProxy());
  }

  /** Says how many of a request were not kept, at the time and with the MDC of its failure. */
  static HeldEvent ofDropped(int dropped, ILoggingEvent line) {
    return new HeldEvent(
        line,
        Level.DEBUG,
        BlackBoxAppender.class.getName(),
        "{} earlier events of this request were not kept",
        new Object[] {dropped},
        List.of(new KeyValuePair("dropped", dropped)),
        null);
  }

  /** About how much memory it takes, without its MDC. */
  int bytes() {
    return BYTES
        + HeldValues.bytes(pattern)
        + HeldValues.bytes(arguments)
        + HeldValues.bytes(pairs)
        + bytes(throwable);
  }

  int mdcBytes() {
    int bytes = BYTES;
    for (Map.Entry<String, String> entry : mdc.entrySet()) {
      bytes += HeldValues.bytes(entry.getValue());
    }
    return bytes;
  }

  private static int bytes(@Nullable IThrowableProxy throwable) {
    int bytes = 0;
    IThrowableProxy next = throwable;
    for (int i = 0; next != null && i < Bounds.CAUSE_CHAIN; i++) {
      bytes += BYTES + HeldValues.bytes(next.getMessage());
      bytes += FRAME_BYTES * next.getStackTraceElementProxyArray().length;
      next = next.getCause();
    }
    return bytes;
  }

  /** What its box has counted for it; both are called under the lock of the box alone. */
  int costs() {
    return costs;
  }

  void costs(int bytes) {
    costs = bytes;
  }

  Map<String, String> mdc() {
    return mdc;
  }

  @Override
  public @Nullable String getMessage() {
    return pattern;
  }

  @Override
  public @Nullable Object @Nullable [] getArgumentArray() {
    return arguments;
  }

  @Override
  public @Nullable String getFormattedMessage() {
    return arguments == null
        ? pattern
        : MessageFormatter.arrayFormat(pattern, arguments).getMessage();
  }

  @Override
  public List<KeyValuePair> getKeyValuePairs() {
    List<KeyValuePair> marked = new ArrayList<>();
    marked.add(MARK);
    if (pairs != null) {
      marked.addAll(pairs);
    }
    return marked;
  }

  @Override
  public Level getLevel() {
    return level;
  }

  @Override
  public String getLoggerName() {
    return logger;
  }

  @Override
  public String getThreadName() {
    return thread;
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return context;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return throwable;
  }

  /** None: they would have to be made for every event, and cost more than all the rest. */
  @Override
  public StackTraceElement[] getCallerData() {
    return NO_FRAMES;
  }

  @Override
  public boolean hasCallerData() {
    return false;
  }

  @Override
  public @Nullable List<Marker> getMarkerList() {
    return markers;
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return mdc;
  }

  @Override
  @Deprecated
  public Map<String, String> getMdc() {
    return mdc;
  }

  @Override
  public long getTimeStamp() {
    return time.toEpochMilli();
  }

  @Override
  public int getNanoseconds() {
    return nanos;
  }

  @Override
  public Instant getInstant() {
    return time;
  }

  @Override
  public long getSequenceNumber() {
    return sequence;
  }

  @Override
  public void prepareForDeferredProcessing() {}
}
