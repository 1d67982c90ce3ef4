package dev.outcry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.outcry.report.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * How the line of a failure is known. Its keys can be renamed, so none is asked for by its name.
 */
final class FailureLine {

  /** The logger that writes them. */
  static final String LOGGER = "dev.outcry.failure";

  private static final int FINGERPRINT_DIGITS = 16;

  private FailureLine() {}

  static boolean is(ILoggingEvent event) {
    return LOGGER.equals(event.getLoggerName());
  }

  /** The status, which is the first that the line says; 0 where somebody else wrote it. */
  static int status(ILoggingEvent line) {
    List<KeyValuePair> pairs = line.getKeyValuePairs();
    return pairs != null && !pairs.isEmpty() && pairs.get(0).value instanceof Integer status
        ? status
        : 0;
  }

  /** Which failure it is; null where equal ones are not counted. */
  static @Nullable Fingerprint fingerprint(ILoggingEvent line) {
    List<KeyValuePair> pairs = line.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        if (isFingerprint(pair.value)) {
          return Fingerprint.parse(String.valueOf(pair.value));
        }
      }
    }
    return null;
  }

  /** 16 lower-case hexadecimal digits; now and then they are those of a card. */
  static boolean isFingerprint(@Nullable Object value) {
    if (!(value instanceof String text) || text.length() != FINGERPRINT_DIGITS) {
      return false;
    }
    for (int i = 0; i < FINGERPRINT_DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
