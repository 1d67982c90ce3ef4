package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.internal.ThreadStack;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, each guarded by itself. */
final class FailureListeners {

  private static final Logger LOGGER = LoggerFactory.getLogger(FailureListeners.class);

  /** A listener, and whether it has been complained of. */
  private record Guarded(FailureListener listener, AtomicBoolean complained) {}

  /** A listener that is being told something on this thread. */
  private record Telling(Guarded one, FailureListeners owner) {}

  private static final ThreadStack<Telling> TELLING = new ThreadStack<>();

  /** Listeners of one toolkit that may be told of each other's failures, one inside the other. */
  private static final int MAX_DEPTH = 2;

  private final List<Guarded> listeners;

  FailureListeners(List<FailureListener> listeners) {
    this.listeners = listeners.stream().map(one -> new Guarded(one, new AtomicBoolean())).toList();
  }

  /**
   * Tells all of them. What fails inside a listener is told to the others, but what fails inside
   * those is not told to anybody: they would call each other for ever. It has its line in the log.
   */
  void tell(Failure failure, RequestContext context) {
    if (listeners.isEmpty() || depth(null) == MAX_DEPTH) {
      return;
    }
    for (Guarded one : listeners) {
      if (depth(one) == 0) {
        TELLING.push(new Telling(one, this));
        try {
          tell(one, failure, context);
        } finally {
          TELLING.pop();
        }
      }
    }
  }

  /** How many of ours, or of this one, are being told something on this thread. */
  @SuppressWarnings("ReferenceEquality") // one listener may be added twice
  private int depth(@Nullable Guarded one) {
    return TELLING.count(telling -> telling.owner == this && (one == null || telling.one == one));
  }

  private static void tell(Guarded one, Failure failure, RequestContext context) {
    try {
      one.listener.failed(failure, context);
    } catch (Throwable broken) { // foreign code; the answer to the client does not depend on it
      if (one.complained.compareAndSet(false, true)) {
        complain(one.listener, broken);
      }
    }
  }

  private static void complain(FailureListener listener, Throwable broken) {
    try {
      LOGGER.warn(
          "a failure listener failed, {}; it is said once, later failures of it are not",
          listener.getClass().getName(),
          Scrubbing.DEFAULTS.throwable(broken));
    } catch (Throwable again) {
      // the log is broken too; the other listeners are to be told all the same
    }
  }
}
