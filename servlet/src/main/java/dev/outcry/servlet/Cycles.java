package dev.outcry.servlet;

import org.jspecify.annotations.Nullable;

/**
 * The asynchronous cycles of a request, one after another, and what their listeners make of a
 * failure: they are asked before anybody answers.
 */
final class Cycles {

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
  private final FirstTurn firstTurn = new FirstTurn();
  private volatile @Nullable GuardedAsyncContext current;

  /** What listeners are being told of; null if nothing. */
  private volatile @Nullable Telling telling;

  /** Whether a listener has sent an error, told of one. */
  private volatile boolean sent;

  /** None has begun yet. */
  Cycles(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The one that began last; null before the first. */
  @Nullable GuardedAsyncContext current() {
    return current;
  }

  /** A new one begins; gives back the one before. */
  @Nullable GuardedAsyncContext begin(GuardedAsyncContext next) {
    GuardedAsyncContext before = current;
    current = next;
    return before;
  }

  /** When the response may be written to. */
  FirstTurn firstTurn() {
    return firstTurn;
  }

  /** Whether this one goes on: neither the application nor a failure has ended it. */
  boolean isOpen(GuardedAsyncContext cycle) {
    return !cycle.hasEnded() && !exchange.isOver();
  }

  /** The one that goes on; null if none does. */
  @Nullable GuardedAsyncContext open() {
    GuardedAsyncContext cycle = current;
    return cycle != null && isOpen(cycle) ? cycle : null;
  }

  /** Tells the listeners of the cycle that goes on, if one does. */
  Told tell(Throwable error) {
    GuardedAsyncContext cycle = open();
    if (cycle == null) {
      return Told.UNANSWERED;
    }
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
