package dev.outcry.benchmarks;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/** Where the log of a benchmark goes. */
final class LogSink {

  private LogSink() {}

  /**
   * Leaves events where the configuration sends them, to an appender that does nothing, or renders
   * them to bytes, trace and all, and drops those.
   *
   * @param log {@code none} or {@code rendered}
   */
  static void use(String log) {
    if (log.equals("rendered")) {
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern("%d %-5level [%X{request_id}] %logger{0} - %kvp %msg%n%ex");
      encoder.start();
      OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
      appender.setContext(context);
      appender.setEncoder(encoder);
      appender.setOutputStream(OutputStream.nullOutputStream());
      appender.start();
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }
  }
}
