package dev.outcry.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A check that hangs until it is let go, and counts how often it was started. */
final class Gate implements HealthCheck {

  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final boolean heedsInterrupts;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(1);
  private volatile Thread thread;

  private Gate(boolean heedsInterrupts) {
    this.heedsInterrupts = heedsInterrupts;
  }

  static Gate interruptible() {
    return new Gate(true);
  }

  /** Like a driver that reads from a socket. */
  static Gate deaf() {
    return new Gate(false);
  }

  @Override
  public void check() throws InterruptedException {
    thread = Thread.currentThread();
    starts.incrementAndGet();
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    begun.countDown();
    try {
      if (heedsInterrupts) {
        gate.await();
      } else {
        awaitDeaf();
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private void awaitDeaf() {
    while (true) {
      try {
        gate.await();
        return;
      } catch (InterruptedException ignored) {
        // as if nothing had been said
      }
    }
  }

  void open() {
    gate.countDown();
  }

  int starts() {
    return starts.get();
  }

  /** How many ran at the same time, at most. */
  int most() {
    return most.get();
  }

  Thread thread() {
    return thread;
  }

  /**
   * Waits until it has begun; itself a check that is well then. Where the deadline has passed
   * before, it never begins.
   */
  void awaitBegin() throws InterruptedException {
    begun.await();
  }

  /** Waits for the end of a run that has begun. */
  void awaitEnd() throws InterruptedException {
    assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
    thread.join(TimeUnit.MINUTES.toMillis(2));
    assertThat(thread.isAlive()).isFalse();
  }
}
