package dev.outcry;

import dev.outcry.classify.Classification;
import dev.outcry.context.RequestContext;
import dev.outcry.report.Fingerprint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes the failure line: exactly one for each failure, with the keys of the context in the MDC
 * and those of the failure as key-values. What the team must do something about brings its stack
 * trace, the first time in a window.
 */
final class FailureLog {

  /** A level that the application has set for some statuses. */
  record LevelRule(IntPredicate statuses, Level level) {

    LevelRule {
      Objects.requireNonNull(statuses, "statuses");
      Objects.requireNonNull(level, "level");
    }

    /** Whether it holds; one that fails does not, and costs no line. */
    boolean holds(int status) {
      try {
        return statuses.test(status);
      } catch (Throwable broken) {
        return false;
      }
    }
  }

  /** The logger of the failure line. */
  static final Logger LOGGER = LoggerFactory.getLogger("dev.outcry.failure");

  private final Logger logger;

  private final List<LevelRule> levels;
  private final LogKeys keys;
  private final StormControl storm;
  private final Scrubbing scrubbing;
  private final FailureText text;

  FailureLog(
      Logger logger,
      List<LevelRule> levels,
      LogKeys keys,
      StormControl storm,
      Scrubbing scrubbing) {
    this.logger = logger;
    this.levels = List.copyOf(levels);
    this.keys = keys;
    this.storm = storm;
    this.scrubbing = scrubbing;
    this.text = new FailureText(scrubbing);
  }

  /** Writes the line; the context is open on the thread. */
  void write(Failure failure, RequestContext context) {
    Level level = level(failure);
    Optional<Fingerprint> fingerprint = failure.fingerprint();
    Throwable culprit = culprit(failure.classification());
    long seen =
        fingerprint
            .map(known -> storm.seen(StormControl.keyOf(known, culprit)))
            .orElse(1L); // counted, whether it is logged or not
    if (logger.isEnabledForLevel(level)) {
      log(failure, context, level, fingerprint.orElse(null), seen);
    }
  }

  private void log(
      Failure failure,
      RequestContext context,
      Level level,
      @Nullable Fingerprint fingerprint,
      long seen) {
    Classification what = failure.classification();
    LoggingEventBuilder line = logger.atLevel(level);
    line = add(line, "status", failure.status());
    line = add(line, "reason", reason(failure));
    line = add(line, "blame", failure.blame().name());
    line = add(line, "fingerprint", fingerprint == null ? null : fingerprint.toString());
    line = add(line, "exception", what.error().getClass().getName());
    line = add(line, "handler_failure", what.handlerFailure().map(text::withPlace).orElse(null));
    line = add(line, "seen", seen > 1 ? seen : null);
    line = add(line, "explain", logger.isDebugEnabled() ? what.explain() : null);
    boolean traced = fingerprint != null && seen == 1;
    if (traced) {
      line = line.setCause(trace(what));
    }
    line.log(text.message(failure, context, traced));
  }

  private @Nullable String reason(Failure failure) {
    String reason = failure.envelope().reason();
    return reason == null ? null : scrubbing.text(reason);
  }

  /** What happened last: a handler that failed is the bug that is nearer. */
  private static Throwable culprit(Classification what) {
    return what.handlerFailure().orElse(what.error());
  }

  /** Both traces where a handler has failed too, and nothing is added to the originals. */
  private Throwable trace(Classification what) {
    return what.handlerFailure()
        .<Throwable>map(second -> scrubbing.throwable(second, what.thrown()))
        .orElseGet(() -> scrubbing.throwable(what.thrown()));
  }

  private LoggingEventBuilder add(LoggingEventBuilder line, String key, @Nullable Object value) {
    return value == null ? line : line.addKeyValue(keys.nameOf(key), value);
  }

  private Level level(Failure failure) {
    for (int i = 0; i < levels.size(); i++) { // an iterator would be one more per failure
      if (levels.get(i).holds(failure.status())) {
        return levels.get(i).level;
      }
    }
    return switch (failure.blame()) {
      case SERVER, DEPENDENCY -> Level.ERROR;
      case OVERLOAD -> Level.WARN;
      case CLIENT -> Level.INFO;
      case ABORTED -> Level.DEBUG;
    };
  }
}
