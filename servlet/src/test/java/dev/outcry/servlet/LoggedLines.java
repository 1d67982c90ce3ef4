package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.outcry.logback.ScrubbingAppender;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What a logger and those below it say during a test, in the place of the console. */
final class LoggedLines implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger;
  private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();
  private final Into appender = new Into(events);
  private final Queue<ILoggingEvent> shown = new ConcurrentLinkedQueue<>();
  private final ScrubbingAppender scrubbing = new ScrubbingAppender();
  private final Level during;
  private Level before;

  /** Takes the MDC as it is when the line is written. */
  private static final class Into extends AppenderBase<ILoggingEvent> {
    private final Queue<ILoggingEvent> events;

    Into(Queue<ILoggingEvent> events) {
      this.events = events;
    }

    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      events.add(event);
    }
  }

  private LoggedLines(String logger, Level during) {
    this.logger = (Logger) LoggerFactory.getLogger(logger);
    this.during = during;
  }

  /** The failure lines, those at DEBUG included. */
  static LoggedLines ofFailures() {
    return new LoggedLines("dev.outcry.failure", Level.DEBUG);
  }

  /** Whatever the container says that an operator would see. */
  static LoggedLines ofJetty() {
    return new LoggedLines("org.eclipse.jetty", Level.WARN);
  }

  /** Whatever anybody says that an operator would see. */
  static LoggedLines ofEverybody() {
    return new LoggedLines(Logger.ROOT_LOGGER_NAME, Level.INFO);
  }

  /** What becomes of the checks of readiness. */
  static LoggedLines ofHealth() {
    return new LoggedLines("dev.outcry.health", Level.INFO);
  }

  /** What the servlet layer says beside the failure lines. */
  static LoggedLines ofServletLayer() {
    return new LoggedLines("dev.outcry.servlet", Level.DEBUG);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    before = logger.getLevel();
    clear();
    logger.setLevel(during);
    logger.setAdditive(false);
    appender.start();
    logger.addAppender(appender);
    Into behind = new Into(shown);
    behind.start();
    scrubbing.addAppender(behind);
    scrubbing.start();
    logger.addAppender(scrubbing);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.detachAppender(appender);
    logger.detachAppender(scrubbing);
    scrubbing.stop();
    logger.setAdditive(true);
    logger.setLevel(before);
    appender.stop();
  }

  List<ILoggingEvent> all() {
    return List.copyOf(events);
  }

  /** The same lines, as an appender behind a ScrubbingAppender writes them. */
  List<ILoggingEvent> shown() {
    return List.copyOf(shown);
  }

  void clear() {
    events.clear();
    shown.clear();
  }

  /** The one line that there is. */
  ILoggingEvent only() {
    assertThat(events).extracting(ILoggingEvent::getFormattedMessage).hasSize(1);
    return events.peek();
  }

  /** The next line, for a request whose end no client can see. */
  ILoggingEvent next() {
    try {
      ILoggingEvent event = events.poll(2, TimeUnit.MINUTES);
      assertThat(event).as("a line of " + logger.getName()).isNotNull();
      return event;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The value of a key of the line; null if it is absent. */
  static Object value(ILoggingEvent line, String key) {
    List<KeyValuePair> pairs = line.getKeyValuePairs();
    return pairs == null
        ? null
        : pairs.stream()
            .filter(pair -> pair.key.equals(key))
            .map(pair -> pair.value)
            .findFirst()
            .orElse(null);
  }

  /** Everything that a line says: text, keys, MDC, and the whole trace. */
  static String everything(ILoggingEvent line) {
    return line.getFormattedMessage()
        + line.getKeyValuePairs()
        + ThrowableProxyUtil.asString(line.getThrowableProxy())
        + line.getMDCPropertyMap();
  }
}
