package dev.outcry.health;

import org.jspecify.annotations.Nullable;

/**
 * A check and how it is run.
 *
 * @param loader the context class loader of its threads: the application's, not that of whichever
 *     caller happens to start a run
 */
record CheckPlan(
    String name,
    HealthCheck check,
    boolean isOptional,
    long deadlineNanos,
    long cacheNanos,
    @Nullable ClassLoader loader,
    StateLog log) {}
