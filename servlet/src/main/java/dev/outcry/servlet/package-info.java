/**
 * The toolkit in a servlet container.
 *
 * <p>{@link dev.outcry.servlet.ErrorFilter} is the floor: it is first in the chain, gives every
 * request its id and context, traps exceptions and {@code sendError}, and writes the envelope
 * itself. {@link dev.outcry.servlet.ErrorPageServlet} is the net, for what never reached the
 * filter.
 *
 * <p>{@link dev.outcry.servlet.OutcryServlets} mounts both in one line; by web.xml they are mounted
 * like any other filter and servlet. {@link dev.outcry.servlet.FailureLedgerServlet} shows the
 * ledger to those whom an {@link dev.outcry.servlet.Access} allows.
 *
 * <p>The way of a failed request: filter, {@code Exchange} (what is known of it), {@code
 * EnvelopeWriter} (headers and body). What a container does differently from the others is in
 * {@code ContainerQuirks}, but for what lies in the midst of a sequence of calls: headers and
 * cookies at a reset are in {@code KeptHeaders}, the interrupt flag is in {@code EnvelopeWriter},
 * and the include after a commit in {@code ErrorPageServlet}.
 */
@NullMarked
package dev.outcry.servlet;

import org.jspecify.annotations.NullMarked;
