package dev.outcry.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.outcry.internal.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event of which nothing needs to be hidden any more. Its message is formatted: there are no
 * arguments, since encoders write them on their own, and formatters would format them once more.
 */
final class ScrubbedEvent implements ILoggingEvent {

  /** Asked only for what cannot hold anything, and for the caller's frames. */
  private final ILoggingEvent original;

  private final @Nullable String message;
  private final @Nullable String thread;
  private final Map<String, String> mdc;
  private final @Nullable List<KeyValuePair> pairs;
  private final @Nullable List<Marker> markers;
  private final @Nullable IThrowableProxy throwable;
  private final @Nullable LoggerContextVO context;

  ScrubbedEvent(
      ILoggingEvent original,
      @Nullable String message,
      @Nullable String thread,
      Map<String, String> mdc,
      @Nullable List<KeyValuePair> pairs,
      @Nullable List<Marker> markers,
      @Nullable IThrowableProxy throwable,
      @Nullable LoggerContextVO context) {
    this.original = original;
    this.message = message;
    this.thread = thread;
    this.mdc = mdc;
    this.pairs = pairs;
    this.markers = markers;
    this.throwable = throwable;
    this.context = context;
  }

  /** Stands for an event that cannot be looked through: where and when, and not what. */
  static ILoggingEvent unreadable(ILoggingEvent event) {
    LoggerContextVO nobody = new LoggerContextVO("", Map.of(), 0);
    return new ScrubbedEvent(event, SafeText.UNSCRUBBED, "", Map.of(), null, null, null, nobody);
  }

  @Override
  public @Nullable String getMessage() {
    return message;
  }

  @Override
  public @Nullable String getFormattedMessage() {
    return message;
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public @Nullable String getThreadName() {
    return thread;
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
  public @Nullable List<KeyValuePair> getKeyValuePairs() {
    return pairs;
  }

  @Override
  public @Nullable List<Marker> getMarkerList() {
    return markers;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return throwable;
  }

  @Override
  public @Nullable LoggerContextVO getLoggerContextVO() {
    return context;
  }

  @Override
  public Level getLevel() {
    return original.getLevel();
  }

  @Override
  public String getLoggerName() {
    return original.getLoggerName();
  }

  @Override
  public long getTimeStamp() {
    return original.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return original.getNanoseconds();
  }

  @Override
  public Instant getInstant() {
    return original.getInstant();
  }

  @Override
  public long getSequenceNumber() {
    return original.getSequenceNumber();
  }

  /** The original's: made here they would be our own frames. */
  @Override
  public StackTraceElement[] getCallerData() {
    return original.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return original.hasCallerData();
  }

  /** All is prepared; and the original must not be asked for its text by another thread. */
  @Override
  public void prepareForDeferredProcessing() {}

  @Override
  public String toString() {
    return "[" + getLevel() + "] " + message;
  }
}
