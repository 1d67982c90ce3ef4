/**
 * Failures in Sentry, or in any server that speaks its protocol.
 *
 * <pre>{@code
 * Outcry.builder().release("shop@2.3").environment("production").reporters(SentryReporter.of(dsn))
 * }</pre>
 */
@NullMarked
package dev.outcry.sentry;

import org.jspecify.annotations.NullMarked;
