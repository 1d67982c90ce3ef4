/**
 * The unit of work that a failure happens in, and what a log search finds it by.
 *
 * <p>{@link dev.outcry.context.RequestContext} is an immutable value: the request id, the trace,
 * and what is being done (method and path, or the operation of work without a path). While it is
 * open on a thread its keys are in the MDC; closing restores what was there.
 *
 * <p>{@link dev.outcry.context.RequestIds} makes request ids and decides which ids of callers are
 * kept. {@link dev.outcry.context.TraceContext} reads {@code traceparent} by the rules of the W3C.
 *
 * <p>All of them are labels. None is a secret, and none is ever trusted for access.
 */
@NullMarked
package dev.outcry.context;

import org.jspecify.annotations.NullMarked;
