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
    SENT
  }

  private final Exchange exchange;
  private final FirstTurn firstTurn = new FirstTurn();
  private volatile @Nullable GuardedAsyncContext current;

  /** What listeners are being told of; null if nothing. */
  private volatile @Nullable Throwable telling;

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
    tell(cycle, error);
    return sent ? Told.SENT : cycle.hasEnded() ? Told.ENDED : Told.UNANSWERED;
  }

  /** Tells listeners. What one of them throws is a failure besides. */
  void tell(GuardedAsyncContext cycle, @Nullable Throwable error) {
    telling = error;
    try {
      Throwable thrown = cycle.tell(error);
      if (thrown != null && !RequestFailures.isOurOwn(thrown)) {
        exchange.failures().record(thrown);
      }
    } finally {
      telling = null;
    }
  }

  /** An error is sent: gives back what listeners are being told of, which it is meant for. */
  @Nullable Throwable causeOfSent() {
    Throwable cause = telling;
    sent |= cause != null;
    return cause;
  }
}
