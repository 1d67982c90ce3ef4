package dev.outcry.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.outcry.internal.ContextKeys;
import java.util.List;
import java.util.concurrent.BlockingQueue;
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
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing(); // takes the MDC as it is now
          events.add(event);
        }
      };
  private final Level during;
  private Level before;

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
    events.clear();
    logger.setLevel(during);
    logger.setAdditive(false);
    appender.start();
    logger.addAppender(appender);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(before);
    appender.stop();
  }

  List<ILoggingEvent> all() {
    return List.copyOf(events);
  }

  void clear() {
    events.clear();
  }

  /** The one line that there is. */
  ILoggingEvent only() {
    assertThat(events).extracting(ILoggingEvent::getFormattedMessage).hasSize(1);
    return events.peek();
  }

  /** The next line, for a request whose end no client can see. */
  ILoggingEvent next() {
    try {
      ILoggingEvent event = events.poll(20, TimeUnit.SECONDS);
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
    return everythingOfOurs(line) + line.getMDCPropertyMap();
  }

  /** As {@link #everything}, without the keys that the application has put into the MDC. */
  static String everythingOfOurs(ILoggingEvent line) {
    StringBuilder text = new StringBuilder(line.getFormattedMessage());
    text.append(line.getKeyValuePairs());
    line.getMDCPropertyMap()
        .forEach((key, value) -> text.append(ContextKeys.ALL.contains(key) ? value : ""));
    return text.append(ThrowableProxyUtil.asString(line.getThrowableProxy())).toString();
  }
}
