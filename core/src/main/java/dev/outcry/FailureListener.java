package dev.outcry;

import dev.outcry.context.RequestContext;

/**
 * Sees every failure once, on the thread that it happened on: the place for metrics, spans and
 * whatever else wants to know.
 *
 * <p>Each listener is guarded by itself: one that throws is said once in the log and keeps nobody
 * from seeing the failure. It should not block; a request waits for it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FailureListener {

  /**
   * A failure has been answered and logged.
   *
   * @param failure the failure
   * @param context the unit of work that it happened in
   */
  void failed(Failure failure, RequestContext context);
}
