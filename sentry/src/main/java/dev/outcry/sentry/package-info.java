/**
 * Failures past one process: {@link dev.outcry.sentry.SentryReporter} sends reports to Sentry, and
 * to every server that speaks its protocol.
 */
@NullMarked
package dev.outcry.sentry;

import org.jspecify.annotations.NullMarked;
