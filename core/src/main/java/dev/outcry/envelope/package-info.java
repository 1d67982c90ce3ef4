/**
 * The one answer to every failure.
 *
 * <p>{@link dev.outcry.envelope.ErrorEnvelope} is what the client may know: a status, a
 * description, perhaps a reason for machines, field errors, members of the application's own, and
 * headers. It is immutable, and its status is the status of the response.
 *
 * <p>{@link dev.outcry.envelope.EnvelopeFormat} turns it into bytes. {@link
 * dev.outcry.envelope.EnvelopeFormats} has the built-in ones, JSON, problem+json (RFC 9457), HTML
 * and plain text, and chooses among them by {@code Accept}. The choice always ends in a body: an
 * error never becomes a 406.
 *
 * <p>Formats write with a streaming generator. Values are frozen into JSON-like form when they are
 * added to the envelope, so no bean and no Throwable meets an object mapper on a failure's way.
 */
@NullMarked
package dev.outcry.envelope;

import org.jspecify.annotations.NullMarked;
