package dev.outcry.demo;

import java.time.Duration;

/**
 * For what proves something only if it is done in time: once the demo stops, it waits for nobody
 * longer than a few seconds. Where a busy machine has let them pass, it was right not to.
 */
final class InTime {

  private static final int ATTEMPTS = 20;

  private InTime() {}

  /** Something that fails by an exception. */
  interface Steps {
    void take() throws Exception;
  }

  /** One attempt, and whether it has proved anything. */
  interface Attempt {
    boolean proves() throws Exception;
  }

  /**
   * Whether the steps were taken; not if they have failed later than they had to be taken.
   *
   * @throws Exception the failure of steps that were taken in time
   */
  static boolean taken(Duration limit, Steps steps) throws Exception {
    long start = System.nanoTime();
    try {
      steps.take();
      return true;
    } catch (Exception | AssertionError failed) {
      if (System.nanoTime() - start < limit.toNanos()) {
        throw failed;
      }
      return false;
    }
  }

  /** Attempts it until one attempt has proved something. */
  static void proved(Attempt attempt) throws Exception {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (attempt.proves()) {
        return;
      }
    }
    throw new AssertionError("none of " + ATTEMPTS + " attempts was in time");
  }
}
