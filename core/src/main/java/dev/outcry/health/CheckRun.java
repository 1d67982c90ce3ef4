package dev.outcry.health;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of a check, on a thread of its own that ends with it. Whoever comes first decides what
 * the run says: the check, or a caller to whom the deadline has passed. What a check says later
 * counts for nothing.
 */
final class CheckRun implements Runnable {

  private record Verdict(CheckState state, long nanos) {}

  private final CheckPlan plan;
  private final @Nullable CheckState before;
  private final long deadline;
  private final AtomicReference<@Nullable Verdict> verdict = new AtomicReference<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /** Whether its thread is done, or could not be had. */
  private volatile boolean ended;

  /**
   * A run that has not begun.
   *
   * @param before what the run before this one said; null if there was none
   */
  CheckRun(CheckPlan plan, @Nullable CheckState before) {
    this.plan = plan;
    this.before = before;
    this.deadline = System.nanoTime() + plan.deadlineNanos();
  }

  /** Takes a thread; where none is to be had, that is what the run says. */
  void start() {
    try {
      // without inheritable thread-locals: they are the caller's, and of one request
      Thread own = new Thread(null, this, "outcry-health-" + plan.name(), 0, false);
      own.setDaemon(true);
      own.setContextClassLoader(plan.loader());
      thread = own;
      own.start();
    } catch (Throwable noThread) { // OutOfMemoryError: unable to create native thread
      ended = true; // first, for nothing else would end a run without a thread
      decide(CheckState.FAIL, noThread);
    }
  }

  @Override
  public void run() {
    try {
      if (verdict.get() == null) { // else it is too late to begin
        ask();
      }
    } catch (Throwable noMemory) {
      // a caller will say that it took too long
    } finally {
      ended = true;
    }
  }

  private void ask() {
    Throwable why = null;
    try {
      plan.check().check();
    } catch (Throwable unwell) {
      why = unwell;
    }
    Thread.interrupted(); // the check's own affair; it must not meet the log
    decide(why == null ? CheckState.OK : CheckState.FAIL, why);
  }

  /** What the run says, waited for until the deadline and no longer, even by who is interrupted. */
  CheckState await() {
    if (!isToldInTime() && decide(CheckState.TIMEOUT, null)) {
      interrupt();
    }
    return state();
  }

  /** What the run says, or that it takes too long: as the one before it did. */
  CheckState state() {
    Verdict known = verdict.get();
    return known == null ? CheckState.TIMEOUT : known.state;
  }

  /**
   * Whether the next run may begin: this one has ended, what it said is in the log, so that the
   * log's last word is the last run's, and has become old.
   */
  boolean isOver() {
    if (!ended) {
      return false;
    }
    Verdict known = verdict.get();
    return known == null
        || (told.getCount() == 0 && System.nanoTime() - known.nanos >= plan.cacheNanos());
  }

  /** Whether the run before this one took too long. */
  boolean isSecondTry() {
    return before == CheckState.TIMEOUT;
  }

  boolean isOn(Thread other) {
    return thread == other && !ended;
  }

  /** Ends it without a word. Its thread is gone soon, unless it ignores that. */
  void cancel() {
    verdict.compareAndSet(null, new Verdict(CheckState.TIMEOUT, System.nanoTime()));
    told.countDown();
    interrupt();
  }

  /** Waits for the thread's end; one that only has to be given time to end, counts as ended. */
  boolean hasEnded(long millis) throws InterruptedException {
    Thread own = thread;
    if (own != null && own != Thread.currentThread() && millis > 0) {
      own.join(millis);
    }
    return own == null || ended || !own.isAlive();
  }

  private void interrupt() {
    Thread own = thread;
    if (own != null && !ended) {
      own.interrupt();
    }
  }

  /** Whether this was the first to say something; then it is logged before any caller is told. */
  private boolean decide(CheckState state, @Nullable Throwable why) {
    if (!verdict.compareAndSet(null, new Verdict(state, System.nanoTime()))) {
      return false;
    }
    try {
      plan.log().changed(plan, before, state, why);
    } finally {
      told.countDown();
    }
    return true;
  }

  private boolean isToldInTime() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return told.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
