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
    begun.countDown();
    starts.incrementAndGet();
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
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

  /** A deadline may pass before the thread has even begun. */
  void awaitEnd() throws InterruptedException {
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    thread.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
  }
}
