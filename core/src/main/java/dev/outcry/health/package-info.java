/**
 * Liveness and readiness: what a load balancer asks before it sends requests, and an orchestrator
 * before it kills.
 *
 * <p>They are two questions. A process that answers at all is alive, so liveness runs no check, and
 * a database that blinks restarts nobody. {@link dev.outcry.health.HealthChecks} answers the other
 * one, by asking what requests cannot do without, and says so in a {@link
 * dev.outcry.health.HealthReport}.
 *
 * <p>An example, with a database that has to be there and a mail server that need not:
 *
 * <pre>{@code
 * HealthChecks checks =
 *     HealthChecks.builder()
 *         .ready("db", HealthChecks.dataSource(dataSource))
 *         .ready("mail", () -> mailServer.ping(), check -> check.optional())
 *         .build();
 *
 * HealthReport report = checks.ready();
 * report.statusCode(); // 200
 * report.json();       // {"status":"degraded","checks":{"db":"ok","mail":"fail"}}
 * }</pre>
 *
 * <p>The way of a probe: {@code HealthChecks}, {@code SingleFlight} (one check, shared by all who
 * ask), {@code CheckRun} (one thread, one deadline). In a servlet container, {@code
 * OutcryServlets.with(outcry).health(checks)} mounts both probes.
 */
@NullMarked
package dev.outcry.health;

import org.jspecify.annotations.NullMarked;
