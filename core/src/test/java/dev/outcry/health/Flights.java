package dev.outcry.health;

import dev.outcry.scrub.Scrubbers;
import java.lang.reflect.Field;
import java.time.Duration;

/**
 * Checks that change their deadline from run to run: one that hangs is to be given up soon, and one
 * that does not must be waited for, however slow the machine is.
 */
final class Flights {

  private Flights() {}

  /** A check that is run whenever it is asked for. */
  static SingleFlight of(HealthCheck check, Duration deadline) {
    return new SingleFlight(
        new CheckPlan(
            "db",
            check,
            false,
            deadline.toNanos(),
            0,
            Thread.currentThread().getContextClassLoader(),
            new StateLog(Scrubbers.defaults())));
  }

  /** Goes on where that one is, with another deadline for the runs that begin from now on. */
  static SingleFlight goingOn(SingleFlight before, HealthCheck check, Duration deadline)
      throws ReflectiveOperationException {
    Field latest = SingleFlight.class.getDeclaredField("latest");
    latest.setAccessible(true);
    SingleFlight next = of(check, deadline);
    latest.set(next, latest.get(before));
    return next;
  }
}
