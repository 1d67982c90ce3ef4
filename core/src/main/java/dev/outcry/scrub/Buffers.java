package dev.outcry.scrub;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A few arrays for characters, for whoever has one at a time: a text's bytes are passed over faster
 * than its characters, and a clean text must cost no garbage. They belong to no thread, so that a
 * million threads have no more of them; where none is free, one does without.
 */
final class Buffers {

  /** Of the text, at a time. */
  static final int CHARS = 4096;

  /** None was free. */
  static final int NONE = -1;

  /** Two that are taken at once are not to lie in one line of the cache. */
  private static final int APART = 32;

  private static final int COUNT =
      Math.min(64, Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors()));

  private static final AtomicIntegerArray TAKEN = new AtomicIntegerArray(COUNT * APART);
  private static final byte[] NOTHING = new byte[CHARS];
  private static final byte[][] ALL = new byte[COUNT][];

  private Buffers() {}

  /** One to be given back, or {@link #NONE}. */
  static int take() {
    int first = (int) Thread.currentThread().getId() & (COUNT - 1);
    if (TAKEN.compareAndSet(first * APART, 0, 1)) {
      return first;
    }
    int second = first ^ 1;
    return TAKEN.compareAndSet(second * APART, 0, 1) ? second : NONE;
  }

  /** The array, with room behind its characters for what a {@link Sieve} wants to see there. */
  static byte[] get(int taken) {
    byte[] buffer = ALL[taken];
    if (buffer == null) {
      buffer = new byte[CHARS + Sieve.BLOCK];
      ALL[taken] = buffer;
    }
    return buffer;
  }

  /** Nothing of the text, of which so many characters were read, stays behind. */
  static void giveBack(int taken, int read) {
    byte[] buffer = ALL[taken];
    if (buffer != null) {
      System.arraycopy(NOTHING, 0, buffer, 0, Math.min(read, CHARS)); // half the time of a fill
    }
    TAKEN.setRelease(taken * APART, 0);
  }
}
