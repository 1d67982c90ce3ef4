package dev.outcry.report;

import dev.outcry.internal.ScrubbedThrowable;
import dev.outcry.scrub.Scrubbers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands reports to a reporter on a thread of its own. A request decides by a few atomic numbers
 * whether its report is wanted, before the report is drawn up.
 */
final class AsyncReporter implements ErrorReporter {

  private static final Logger LOGGER = LoggerFactory.getLogger(ErrorReporters.class);

  /** What the thread gets to end in after it was interrupted. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(250);

  private final ErrorReporter reporter;
  private final int capacity;
  private final Duration closeDeadline;
  private final LongSupplier clock;
  private final Repetitions repetitions;
  private final RateLimit rate;
  private final Breaker breaker = new Breaker();
  private final Tally tally = new Tally();
  private final ReportThread thread = new ReportThread();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean reporterClosed = new AtomicBoolean();
  private final AtomicBoolean complained = new AtomicBoolean();

  AsyncReporter(ErrorReporters.AsyncBuilder settings, LongSupplier clock) {
    this.reporter = settings.reporter;
    this.capacity = settings.queueCapacity;
    this.closeDeadline = settings.closeDeadline;
    this.clock = clock;
    this.repetitions = new Repetitions(settings.dedupeWindow);
    this.rate = new RateLimit(settings.maxPerMinute, clock.getAsLong());
  }

  @Override
  public void report(ErrorReport report) {
    occurred(Occurrence.of(report));
  }

  @Override
  public void occurred(Occurrence occurrence) {
    long now = clock.getAsLong();
    if (thread.isCurrent()) {
      tally.dropped(DropReason.RECURSIVE);
    } else if (closed.get()) {
      tally.dropped(DropReason.CLOSED);
    } else {
      long before = repetitions.pass(occurrence.fingerprint(), stoodFor(occurrence), now);
      if (before == Repetitions.REPETITION) {
        tally.suppressed();
      } else {
        offer(occurrence, before, now);
      }
    }
  }

  private static long stoodFor(Occurrence occurrence) {
    return 1 + occurrence.suppressed();
  }

  private void offer(Occurrence occurrence, long before, long now) {
    Turn turn = new Turn(occurrence.fingerprint(), stoodFor(occurrence) + before, now);
    if (breaker.isOpen(now)) {
      lost(turn, DropReason.BREAKER_OPEN);
      return;
    }
    DropReason full = null;
    if (waiting.incrementAndGet() > capacity) {
      full = DropReason.QUEUE_FULL;
    } else if (!rate.take(now)) {
      full = DropReason.RATE_LIMITED;
    }
    if (full != null) {
      if (waitsStill()) {
        lost(turn, full);
      }
      return;
    }
    try {
      ErrorReport report = occurrence.report();
      ErrorReport counted =
          before == 0
              ? report
              : report.toBuilder().suppressed(report.suppressed() + before).build();
      thread.execute(() -> send(counted, turn));
    } catch (RejectedExecutionException ended) {
      if (waitsStill()) {
        tally.dropped(DropReason.CLOSED);
      }
    } catch (Throwable broken) { // no memory for a report, or for a thread
      waiting.decrementAndGet();
      turn.giveBack(repetitions);
      throw broken;
    }
  }

  /**
   * What a report has taken from its fingerprint: the window, and those that it speaks for. Whoever
   * loses it gives both back, or its equals would be left out for the sake of one that nobody has.
   */
  private record Turn(Fingerprint fingerprint, long occurrences, long since) {
    void giveBack(Repetitions repetitions) {
      repetitions.giveBack(fingerprint, occurrences, since);
    }
  }

  private void lost(Turn turn, DropReason reason) {
    tally.dropped(reason);
    turn.giveBack(repetitions);
  }

  /** Waits no more; else closing has counted it as dropped, while this was under way. */
  private boolean waitsStill() {
    return waiting.getAndDecrement() > 0;
  }

  private void send(ErrorReport report, Turn turn) {
    if (!waitsStill()) {
      return;
    }
    if (breaker.isOpen(clock.getAsLong())) {
      lost(turn, DropReason.BREAKER_OPEN);
      return;
    }
    try {
      reporter.report(report);
      breaker.succeeded();
      tally.sent();
    } catch (Throwable broken) { // foreign code; the next report may be sent all the same
      lost(turn, DropReason.REPORTER_ERROR);
      failed(broken);
    }
  }

  private void failed(Throwable broken) {
    boolean opened = breaker.failed(clock.getAsLong());
    try {
      if (complained.compareAndSet(false, true)) {
        LOGGER.warn(
            "a reporter failed, {}; it is said once, later failures of it are counted",
            reporter.getClass().getName(),
            ScrubbedThrowable.of(broken, Scrubbers.defaults()::scrub));
      }
      if (opened) {
        LOGGER.warn(
            "nothing is reported by {} for {} s, it fails again and again",
            reporter.getClass().getName(),
            breaker.pauseSeconds());
      }
    } catch (Throwable again) {
      // the log is broken too; there are the counts
    }
  }

  @Override
  public void flush(Duration deadline) {
    if (thread.isCurrent()) {
      return;
    }
    long end = System.nanoTime() + Durations.nanos(deadline);
    FutureTask<Boolean> last =
        new FutureTask<>(
            () -> reporter.flush(Duration.ofNanos(Math.max(0, end - System.nanoTime()))), true);
    try {
      thread.execute(last);
      last.get(Durations.nanos(deadline), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException
        | ExecutionException
        | CancellationException
        | RejectedExecutionException asFarAsItGot) {
      // whoever flushes wants to go on
    } finally {
      last.cancel(false);
      thread.forget(last);
    }
  }

  @Override
  public ReportCounts counts() {
    return tally.counts().before(reporter);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    thread.end(this::closeReporter, Durations.nanos(closeDeadline), GRACE);
    tally.dropped(DropReason.CLOSED, waiting.getAndSet(0));
  }

  /** On the thread, which may be after its deadline: a reporter that hangs is closed late. */
  private void closeReporter() {
    if (reporterClosed.compareAndSet(false, true)) {
      try {
        reporter.close();
      } catch (Throwable broken) {
        failed(broken);
      }
    }
  }
}
