package dev.outcry.health;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One check, which runs once at a time for all who ask. The lock is held for no longer than that.
 */
final class SingleFlight {

  private final CheckPlan plan;
  private final Object lock = new Object();
  private @Nullable CheckRun latest;
  private boolean closed;

  SingleFlight(CheckPlan plan) {
    this.plan = plan;
  }

  String name() {
    return plan.name();
  }

  boolean isOptional() {
    return plan.isOptional();
  }

  /**
   * Starts a run where there is none that is under way or fresh.
   *
   * @return waits for the answer. Only who has started it does so where the run before took too
   *     long: one that hangs again and again would hold every thread that asks for it
   */
  Supplier<CheckState> begin() {
    CheckRun next;
    synchronized (lock) {
      CheckRun run = latest;
      if (closed) {
        return () -> CheckState.TIMEOUT;
      }
      if (run != null && !run.isOver()) {
        return run.isSecondTry() ? run::state : run::await;
      }
      next = new CheckRun(plan, run == null ? null : run.state());
      latest = next;
    }
    next.start();
    return next::await;
  }

  /** Whether this thread is the one that runs the check. */
  boolean runsOn(Thread thread) {
    CheckRun run = latest();
    return run != null && run.isOn(thread);
  }

  /** Starts no run any more, and interrupts the one that is under way. */
  void close() {
    CheckRun run;
    synchronized (lock) {
      closed = true;
      run = latest;
    }
    if (run != null) {
      run.cancel();
    }
  }

  /** Waits until its thread has ended, and says so in the log where it has not. */
  void awaitEnd(long millis) throws InterruptedException {
    CheckRun run = latest();
    if (run != null && !run.hasEnded(millis)) {
      plan.log().goesOn(plan);
    }
  }

  private @Nullable CheckRun latest() {
    synchronized (lock) {
      return latest;
    }
  }
}
