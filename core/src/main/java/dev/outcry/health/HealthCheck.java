package dev.outcry.health;

/**
 * Asks one thing that the process cannot work without, such as its database.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HealthCheck {

  /**
   * Returns if it is well. Runs on a thread of its own, never twice at a time, and is interrupted
   * when its deadline has passed; until it then returns, it is not asked again. So put timeouts on
   * what it waits for.
   *
   * @throws Exception or anything else, if it is not well: its class and scrubbed message go to the
   *     log, and to nobody else
   */
  void check() throws Exception;
}
