package dev.outcry;

import dev.outcry.context.RequestContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of a failure that could not be recorded, which tells of both: of what failed, and of
 * what failed while it was recorded.
 *
 * @param broken what failed while it was recorded
 * @param given the failure that was to be recorded
 */
record LastWords(String what, Throwable broken, Throwable given, RequestContext context)
    implements Runnable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Outcry.class);

  /** Threads at a time, or a few more; a log that is broken would have one for each failure. */
  private static final int THREADS = 4;

  /** Counted by the threads themselves: what is counted with no stack left may stay counted. */
  private static final AtomicInteger RUNNING = new AtomicInteger();

  /** Initialises the class while there is memory and stack for it. */
  static void prepare() {}

  /**
   * Says it; where there is too little stack for a line, on a thread that has a whole one.
   *
   * @throws StackOverflowError if there is too little for that too: silence would be worse
   */
  static void say(String what, Throwable broken, Throwable given, RequestContext context) {
    try {
      new LastWords(what, broken, given, context).write();
    } catch (StackOverflowError noStack) {
      sayElsewhere(what, broken, given, context);
    } catch (Throwable again) {
      // nothing is left to say it with
    }
  }

  private static void sayElsewhere(
      String what, Throwable broken, Throwable given, RequestContext context) {
    try {
      if (RUNNING.get() < THREADS) {
        new Thread(new LastWords(what, broken, given, context), "outcry-last-words").start();
      }
    } catch (StackOverflowError noStack) {
      throw noStack;
    } catch (Throwable noThread) {
      // nothing is left to say it with
    }
  }

  /** On a thread of its own. */
  @Override
  public void run() {
    RUNNING.incrementAndGet();
    try {
      context.run(this::write);
    } catch (Throwable again) {
      // the log itself is broken
    } finally {
      RUNNING.decrementAndGet();
    }
  }

  private void write() {
    LOGGER.error(what, Scrubbing.DEFAULTS.throwable(broken, given));
  }
}
