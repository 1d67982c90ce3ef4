/**
 * What the team learns about failures beyond the log line: which, how often, since when, in which
 * release.
 *
 * <p>{@link dev.outcry.report.Fingerprint} says whether two failures are the same one. An {@link
 * dev.outcry.report.ErrorReport} is what is told of one: immutable, scrubbed, nothing of it alive.
 *
 * <p>An {@link dev.outcry.report.ErrorReporter} takes reports; {@link
 * dev.outcry.report.ErrorReporters} makes new ones of others: some only, by chance, changed on the
 * way, or on a thread of their own that no request waits for. What did not arrive is counted by
 * reason in {@link dev.outcry.report.ReportCounts}.
 *
 * <p>{@link dev.outcry.report.FailureLedger} is the reporter that needs nothing else: groups in
 * memory, within bounds.
 */
@NullMarked
package dev.outcry.report;

import org.jspecify.annotations.NullMarked;
