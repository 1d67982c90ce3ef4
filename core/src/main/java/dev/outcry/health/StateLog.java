package dev.outcry.health;

import dev.outcry.internal.Causes;
import dev.outcry.internal.SafeText;
import dev.outcry.scrub.Scrubber;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what has become of a check, once for each change: a probe every second must not fill the
 * log. A log that is broken costs the line and nothing else.
 */
final class StateLog {

  private static final Logger LOGGER = LoggerFactory.getLogger("dev.outcry.health");

  /** Causes that are told beside the failure itself. */
  private static final int CAUSES = 4;

  private final UnaryOperator<String> scrub;

  StateLog(Scrubber scrubber) {
    this.scrub = SafeText.failingClosed(scrubber::scrub);
  }

  /**
   * Writes a line if the state is another than before.
   *
   * @param before null for the first run, of which only bad news is news
   */
  void changed(
      CheckPlan plan, @Nullable CheckState before, CheckState state, @Nullable Throwable why) {
    if (state == before || (before == null && state == CheckState.OK)) {
      return;
    }
    try {
      switch (state) {
        case OK -> LOGGER.info("{} is well again", subject(plan));
        case FAIL -> LOGGER.warn("{} fails: {}", subject(plan), why == null ? "" : describe(why));
        case TIMEOUT ->
            LOGGER.warn(
                "{} has not answered within {} ms",
                subject(plan),
                TimeUnit.NANOSECONDS.toMillis(plan.deadlineNanos()));
      }
    } catch (Throwable broken) {
      // whoever asks for readiness gets it
    }
  }

  /** Its thread cannot be ended from outside. */
  void goesOn(CheckPlan plan) {
    try {
      LOGGER.warn(
          "{} ignores that it was interrupted; its thread goes on until it returns", subject(plan));
    } catch (Throwable broken) {
      // closing goes on
    }
  }

  void draining() {
    try {
      LOGGER.info("draining: not ready from now on");
    } catch (Throwable broken) {
      // draining goes on
    }
  }

  private static String subject(CheckPlan plan) {
    return (plan.isOptional() ? "optional check \"" : "check \"") + plan.name() + '"';
  }

  private String describe(Throwable why) {
    List<Throwable> chain = Causes.chain(why);
    StringBuilder text = new StringBuilder(SafeText.describe(why, scrub));
    for (Throwable cause : chain.subList(1, Math.min(chain.size(), 1 + CAUSES))) {
      text.append("; caused by ").append(SafeText.describe(cause, scrub));
    }
    return SafeText.oneLine(text.toString());
  }
}
