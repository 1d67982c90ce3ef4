package dev.outcry.classify;

import dev.outcry.envelope.ErrorEnvelope;

/**
 * A failure that has been answered.
 *
 * @param classification what it was
 * @param envelope what the client may know
 * @since 0.1.0
 */
public record Handled(Classification classification, ErrorEnvelope envelope) {}
