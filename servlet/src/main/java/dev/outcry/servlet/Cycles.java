package dev.outcry.servlet;

import dev.outcry.Failure;
import dev.outcry.Outcry.ThrowingRunnable;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.Causes;
import dev.outcry.servlet.Hearing.Told;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous cycles of a request, one after another: the work in them, what fails in it, and
 * how the request comes to its end by them.
 */
final class Cycles {

  private final Exchange exchange;
  private final Hearing hearing;
  private final FirstTurn firstTurn = new FirstTurn();
  private volatile @Nullable GuardedAsyncContext current;
  private volatile boolean finished;
  private volatile boolean breakingOff;

  /** None has begun yet. */
  Cycles(Exchange exchange) {
    this.exchange = exchange;
    this.hearing = new Hearing(exchange);
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

  /** What the application's listeners make of a failure. */
  Hearing hearing() {
    return hearing;
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

  /** The cycle has come to its end, and with it the request. */
  void finish() {
    finished = true;
  }

  /** Whether the request has come to its end by a cycle. */
  boolean isFinished() {
    return finished;
  }

  /** Whether a dispatch is on its way whose only task is to fail, after the commit. */
  boolean isBreakingOff() {
    return breakingOff;
  }

  /** Tells the listeners of the cycle that goes on, if one does. */
  Told tell(Throwable error) {
    GuardedAsyncContext cycle = open();
    return cycle == null ? Told.UNANSWERED : hearing.of(cycle, error);
  }

  /** Runs a piece of the asynchronous work in the context. What fails in it is answered at once. */
  void run(ThrowingRunnable work) {
    run(work, error -> {});
  }

  /**
   * As {@link #run(ThrowingRunnable)}.
   *
   * @param hears of the failure once it is answered
   */
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  void run(ThrowingRunnable work, Consumer<Throwable> hears) {
    try (RequestContext.Scope scope = exchange.open()) {
      try {
        work.run();
      } catch (Throwable error) { // Errors too: nobody else would see them before the timeout
        failed(error);
        Throwable again = thrownBy(hears, error);
        if (again != null && !Causes.contains(again, error)) {
          failed(again);
        }
      }
    } catch (Throwable broken) {
      // there is no memory even for that
    }
  }

  /**
   * The container has told of a failure: tells a listener, and answers if that has not. What it
   * throws is a failure besides, or the same with more to say.
   */
  void failed(Throwable error, Consumer<Throwable> listener) {
    run(
        () -> {
          Throwable thrown = thrownBy(listener, error);
          if (thrown == null || !Causes.contains(thrown, error)) {
            failed(error);
          }
          if (thrown != null) {
            failed(thrown);
          }
        });
  }

  private static @Nullable Throwable thrownBy(Consumer<Throwable> listener, Throwable error) {
    try {
      listener.accept(error);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  /** An exception outside of any dispatch, which the application's listeners may answer. */
  void failed(Throwable error) {
    try {
      if (RequestFailures.isOurOwn(error)) {
        return;
      }
      switch (exchange.tell(error)) {
        case UNANSWERED -> failed(error, Origin.EXCEPTION);
        case ENDED, SENT_BEFORE -> exchange.record(error);
        case SENT -> {} // which is recorded with this error as its cause
      }
    } catch (Throwable noRoom) {
      end(() -> exchange.write(null, Origin.EXCEPTION));
    }
  }

  /**
   * A failure outside of any dispatch that no listener is to be asked of: records it, answers and
   * ends the cycle, unless somebody has ended it already.
   */
  void failed(Throwable error, Origin origin) {
    if (RequestFailures.isOurOwn(error)) {
      return;
    }
    Failure recorded = exchange.record(error);
    end(
        () -> {
          if (!RequestFailures.isAborted(recorded) && !exchange.isPassedOn()) {
            exchange.write(recorded, origin);
          }
        });
  }

  /** Ends the cycle that goes on with this answer; does nothing where none does. */
  void end(Runnable answer) {
    GuardedAsyncContext cycle = open();
    if (cycle != null && exchange.claim() && !isKept(cycle, answer)) {
      end(cycle, answer);
    }
  }

  /**
   * Whether the answer waits until it may be written. What there is no memory to keep is answered
   * now: better too early than never.
   */
  boolean isKept(GuardedAsyncContext cycle, Runnable answer) {
    try {
      return firstTurn.keeps(() -> end(cycle, answer));
    } catch (Throwable noRoom) {
      return false;
    }
  }

  /** The container says that writing is possible, or will not say so any more. */
  void writePossible() {
    Runnable kept = firstTurn.come();
    if (kept != null) {
      run(kept::run);
    }
  }

  private void end(GuardedAsyncContext cycle, Runnable answer) {
    try {
      answer.run();
    } catch (IllegalStateException endedMeanwhile) {
      // by the container, which may have recycled the response
    } catch (Throwable broken) { // committed already, or not to be written to
      breakingOff = true;
      exchange.breakOff(cycle);
      return;
    }
    try {
      cycle.completeAnswered();
    } catch (IllegalStateException endedMeanwhile) {
      // by the container
    }
  }

  /** Ends the container's cycle, if one goes on: the client would wait for its timeout. */
  static void completeIfAsync(@Nullable HttpServletRequest request) {
    if (request == null || !request.isAsyncStarted()) {
      return;
    }
    try {
      request.getAsyncContext().complete();
    } catch (IllegalStateException completedAlready) {
      // by the application, or dispatched: either way somebody ends it
    }
  }
}
