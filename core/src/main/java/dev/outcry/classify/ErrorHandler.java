package dev.outcry.classify;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;

/**
 * Answers a failure. Called once for a failure, on its thread; it must be thread-safe.
 *
 * <p>A handler that throws harms nobody: an {@code HttpException} is answered with its own status,
 * anything else, null included, becomes the generic 500. Either way both failures are in the log.
 *
 * @param <E> what it is registered for
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorHandler<E extends Throwable> {

  /**
   * The answer to the error. Headers of an {@code HttpException} are added to it when its status is
   * the same; the envelope's own win.
   *
   * @param error what was thrown
   * @param context the unit of work that it happened in
   * @return the envelope
   * @throws Exception anything; see above
   */
  ErrorEnvelope handle(E error, RequestContext context) throws Exception;
}
