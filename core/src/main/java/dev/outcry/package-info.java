/**
 * The toolkit's front door.
 *
 * <p>{@link dev.outcry.Outcry} turns a failure into an answer: it classifies, runs the handler,
 * records the failure once, and says what the client may know. Configuration is a builder, then
 * frozen; nothing is static.
 *
 * <p>{@link dev.outcry.Failure} is what became of it. {@link dev.outcry.FailureListener} sees every
 * failure once: metrics and traces hang there.
 *
 * <p>Without a web, {@link dev.outcry.Outcry#guard} runs a piece of work and gives an {@link
 * dev.outcry.Outcome}. {@link dev.outcry.OutcryModule} bundles configuration.
 */
@NullMarked
package dev.outcry;

import org.jspecify.annotations.NullMarked;
