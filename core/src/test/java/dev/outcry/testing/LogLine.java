package dev.outcry.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * One log line as it was written.
 *
 * @param keyValues in their order; a key that was given twice is there a second time as {@code key
 *     (again)}, since throwing here would only be swallowed by what is tested
 * @param throwable what the logging library made of the throwable
 */
public record LogLine(
    Level level,
    String logger,
    String message,
    Map<String, Object> keyValues,
    Map<String, String> mdc,
    Optional<IThrowableProxy> throwable,
    String thread) {

  static LogLine of(ILoggingEvent event) {
    Map<String, Object> keyValues = new LinkedHashMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        String key = keyValues.containsKey(pair.key) ? pair.key + " (again)" : pair.key;
        keyValues.put(key, pair.value);
      }
    }
    return new LogLine(
        event.getLevel(),
        event.getLoggerName(),
        event.getFormattedMessage(),
        keyValues,
        Map.copyOf(event.getMDCPropertyMap()),
        Optional.ofNullable(event.getThrowableProxy()),
        event.getThreadName());
  }
}
