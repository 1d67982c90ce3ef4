package dev.outcry.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The lines that a logger writes until this is closed, each as it was at the moment of logging:
 * with its MDC and key-values, whatever becomes of the thread afterwards.
 *
 * <pre>{@code
 * try (CapturedLog log = CapturedLog.ofFailures()) {
 *   outcry.handle(error, context);
 *   assertThat(log.only().keyValues()).containsEntry("status", 404);
 * }
 * }</pre>
 *
 * <p>Captures on all threads, at all levels, and keeps the lines from the console.
 */
public final class CapturedLog implements AutoCloseable {

  private final Logger logger;
  private final Level levelBefore;
  private final boolean additiveBefore;
  private final Appender appender = new Appender();

  private CapturedLog(Logger logger) {
    this.logger = logger;
    this.levelBefore = logger.getLevel();
    this.additiveBefore = logger.isAdditive();
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  /** What this logger and those below it write. */
  public static CapturedLog of(String loggerName) {
    return new CapturedLog(
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(loggerName));
  }

  /** What the logger of this class writes. */
  public static CapturedLog of(Class<?> type) {
    return of(type.getName());
  }

  /** The failure lines. */
  public static CapturedLog ofFailures() {
    return of("dev.outcry.failure");
  }

  /** Captures from this level on, as if the logger were configured so. */
  public CapturedLog at(Level level) {
    logger.setLevel(level);
    return this;
  }

  /** The lines so far, the oldest first. */
  public List<LogLine> lines() {
    return appender.lines();
  }

  /** The one line so far; fails if there is none or more. */
  public LogLine only() {
    List<LogLine> lines = lines();
    if (lines.size() != 1) {
      throw new AssertionError(
          "expected one line but there are "
              + lines.size()
              + lines.stream().map(line -> "\n  " + line).collect(Collectors.joining()));
    }
    return lines.get(0);
  }

  /** What was said on a thread of its own belongs to this test, not to the next. */
  @Override
  public void close() {
    awaitLastWords();
    logger.detachAppender(appender);
    logger.setAdditive(additiveBefore);
    logger.setLevel(levelBefore);
    appender.stop();
  }

  /** Waits until all has been said that is said on threads of its own. */
  public static void awaitLastWords() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("outcry-last-words"))
        .forEach(CapturedLog::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join(TimeUnit.MINUTES.toMillis(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its list is written and read under the appender's lock. */
  private static final class Appender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final List<LogLine> lines = new ArrayList<>();

    @Override
    protected synchronized void append(ILoggingEvent event) {
      lines.add(LogLine.of(event));
    }

    synchronized List<LogLine> lines() {
      return List.copyOf(lines);
    }
  }
}
