package dev.outcry.report;

import dev.outcry.internal.Reporting;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread, which is there while there is something to do. It keeps nothing of the thread
 * that happened to start it, neither its class loader nor its inherited thread locals.
 */
final class ReportThread {

  private static final long IDLE_SECONDS = 30;

  private final Pool pool = new Pool();
  private volatile @Nullable Thread current;

  /** What the thread does in the end when it was too late for that. */
  private volatile @Nullable Runnable lateEnd;

  /**
   * Runs a task after those that are waiting.
   *
   * @throws java.util.concurrent.RejectedExecutionException if it was ended
   */
  void execute(Runnable task) {
    pool.execute(task);
  }

  /** Whether it is the thread that asks. */
  boolean isCurrent() {
    return Thread.currentThread() == current;
  }

  /** Takes back a task that has not begun. */
  void forget(Runnable task) {
    pool.remove(task);
  }

  /**
   * Runs what is waiting and then a last task; after the deadline what runs is interrupted, and of
   * the rest only the last task is run, whenever the thread comes to it.
   */
  void end(Runnable last, long deadlineNanos, long graceNanos) {
    try {
      pool.execute(last);
      pool.shutdown();
      if (isCurrent() || pool.awaitTermination(deadlineNanos, TimeUnit.NANOSECONDS)) {
        return; // a reporter that closes itself cannot wait for its own end
      }
      abandon(last);
      pool.awaitTermination(graceNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      abandon(last);
      Thread.currentThread().interrupt();
    }
  }

  private void abandon(Runnable last) {
    lateEnd = last;
    pool.shutdownNow();
  }

  private static void alone(Runnable last) {
    Reporting.begin();
    try {
      last.run();
    } finally {
      Reporting.end();
    }
  }

  private Thread start(Runnable work) {
    Thread made = new Thread(null, work, "outcry-reports", 0, false);
    made.setDaemon(true);
    made.setContextClassLoader(null);
    return made;
  }

  private final class Pool extends ThreadPoolExecutor {

    Pool() {
      super(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
      setThreadFactory(ReportThread.this::start);
      allowCoreThreadTimeOut(true);
    }

    @Override
    protected void beforeExecute(Thread worker, Runnable task) {
      current = worker;
      Reporting.begin();
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
      Runnable last = lateEnd;
      if (last != null) {
        lateEnd = null;
        last.run();
      }
      Reporting.end();
      current = null; // a thread that has ended is not kept
    }

    /** It was abandoned between two tasks: the last one was taken from it, and no task ended. */
    @Override
    protected void terminated() {
      Runnable last = lateEnd;
      if (last != null) {
        lateEnd = null;
        start(() -> alone(last)).start(); // elsewhere: the pool holds its lock, and last may hang
      }
    }
  }
}
