/**
 * What the team learns about failures beyond the log line.
 *
 * <p>{@link dev.outcry.report.Fingerprint} says whether two failures are the same one.
 */
@NullMarked
package dev.outcry.report;

import org.jspecify.annotations.NullMarked;
