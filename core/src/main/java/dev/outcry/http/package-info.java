/**
 * Failures that know their HTTP status.
 *
 * <p>{@link dev.outcry.http.HttpErrors} is the catalogue: a small class for each status that
 * applications throw, {@code of} for any other, and {@code abort} for {@code throw abort(404)}. All
 * of them are {@link dev.outcry.http.HttpException}s, which is open: a domain's own failure is a
 * subclass with its status and description.
 *
 * <p>Two audiences are kept apart. Description, reason, field errors, payload and headers are for
 * the client. Message and cause are for the log only and never leave the process in a response.
 *
 * <p>Nothing in this package depends on servlets, on JSON, or on another package of the toolkit.
 */
@NullMarked
package dev.outcry.http;

import org.jspecify.annotations.NullMarked;
