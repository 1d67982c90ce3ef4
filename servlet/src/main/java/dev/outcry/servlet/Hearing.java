package dev.outcry.servlet;

import org.jspecify.annotations.Nullable;

/**
 * What the application's listeners make of the failures of a request: they are asked before anybody
 * answers.
 */
final class Hearing {

  /** What the listeners have made of a failure. */
  enum Told {
    /** Nothing, or there was nobody to ask: it is ours to answer. */
    UNANSWERED,
    /** One has completed or dispatched. */
    ENDED,
    /** One has called {@code sendError}: whoever answers that, answers this. */
    SENT,
    /** One has, told of another failure: that is the answer, and this is yet to be recorded. */
    SENT_BEFORE
  }

  /** One failure that listeners are being told of, by one thread. */
  private static final class Telling {
    private final Thread by = Thread.currentThread();
    private final Throwable error;
    private boolean sent; // of its own thread

    Telling(Throwable error) {
      this.error = error;
    }
  }

  private final Exchange exchange;

  /** What listeners are being told of; null if nothing. */
  private volatile @Nullable Telling telling;

  /** Whether a listener has sent an error, told of one. */
  private volatile boolean sent;

  Hearing(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Tells the listeners of a cycle that goes on. */
  Told of(GuardedAsyncContext cycle, Throwable error) {
    if (tell(cycle, error)) {
      return Told.SENT;
    }
    return sent ? Told.SENT_BEFORE : cycle.hasEnded() ? Told.ENDED : Told.UNANSWERED;
  }

  /**
   * Tells listeners, unless they have been told of one before: a container may come with the same
   * after we have. What one of them throws is a failure besides.
   *
   * @return whether one of them has sent an error for this one
   */
  boolean tell(GuardedAsyncContext cycle, @Nullable Throwable error) {
    if (!cycle.beginTelling()) {
      return false;
    }
    Telling now = error == null ? null : new Telling(error);
    telling = now;
    try {
      cycle.listeners().error(error).forEach(exchange::failedBesides);
    } finally {
      telling = null;
    }
    return now != null && now.sent;
  }

  /**
   * An error is sent: gives back what listeners are being told of on this thread, which it is meant
   * for. Another thread may send one meanwhile for reasons of its own.
   */
  @Nullable Throwable causeOfSent() {
    Telling now = telling;
    if (now == null || now.by != Thread.currentThread()) {
      return null;
    }
    now.sent = true;
    sent = true;
    return now.error;
  }
}
