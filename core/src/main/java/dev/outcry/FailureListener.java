package dev.outcry;

import dev.outcry.context.RequestContext;

/**
 * Sees every failure once, on the thread that it happened on: the place for metrics, spans and
 * whatever else wants to know.
 *
 * <p>Each listener is guarded by itself: one that throws is said once in the log and keeps nobody
 * from seeing the failure. It should not block; a request waits for it.
 */
@FunctionalInterface
public interface FailureListener {

  /** A failure has been answered and logged. */
  void failed(Failure failure, RequestContext context);
}
