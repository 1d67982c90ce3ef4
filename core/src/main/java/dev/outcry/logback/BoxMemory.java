package dev.outcry.logback;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the black boxes of one appender hold together. A box dies with its request, which nobody is
 * told of; so the boxes are known by weak references in the order in which they were made, and when
 * the memory is full the oldest goes: most likely its request has ended long since. Thread-safe.
 */
final class BoxMemory {

  /** What a box costs besides its events. */
  static final int EMPTY = 512;

  /** Boxes that are asked to make room for one event. */
  private static final int ASKED = 64;

  final int maxEvents;
  final long maxBytes;
  private final long maxTotalBytes;
  private final AtomicLong used = new AtomicLong();
  private final Queue<Account> oldestFirst = new ConcurrentLinkedQueue<>();

  /** What a box holds, told even when the box is gone. */
  static final class Account extends WeakReference<BlackBox> {

    /** Written under the lock of the box; 0 while it holds nothing. */
    volatile long bytes;

    Account(BlackBox box) {
      super(box);
    }

    /** What is to be given back; once, for it may be in the queue twice. */
    synchronized long settle() {
      long held = bytes;
      bytes = 0;
      return held;
    }
  }

  BoxMemory(int maxEvents, long maxBytes, long maxTotalBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.maxTotalBytes = maxTotalBytes;
  }

  /** Takes note of a box that begins to hold something. */
  void add(Account account) {
    oldestFirst.add(account);
  }

  /** Takes note that a box holds so much more; called without its lock. */
  void changed(long bytes, BlackBox box) {
    if (used.addAndGet(bytes) <= maxTotalBytes || bytes <= 0) {
      return;
    }
    for (int asked = 0; asked < ASKED && used.get() > maxTotalBytes; asked++) {
      if (!makeRoom()) {
        break;
      }
    }
    if (used.get() > maxTotalBytes) { // more requests at a time than there is room for
      used.addAndGet(-box.lose());
    }
  }

  private boolean makeRoom() {
    Account oldest = oldestFirst.poll();
    if (oldest == null) {
      return false;
    }
    BlackBox alive = oldest.get();
    used.addAndGet(-(alive == null ? oldest.settle() : alive.lose()));
    return true;
  }

  long used() {
    return used.get();
  }
}
