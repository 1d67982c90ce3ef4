/**
 * A small shop that fails in every way there is, to try Outcry on.
 *
 * <p>{@link dev.outcry.demo.DemoErrors} is what an application writes: which failure answers what.
 * {@link dev.outcry.demo.DemoServer} mounts it on an embedded Jetty. The servlets just throw.
 *
 * <p>{@link dev.outcry.demo.Failures} is the table of everything below {@code /fail/}.
 *
 * <p>{@link dev.outcry.demo.ErrorPages} and {@link dev.outcry.demo.ConnectorErrors} are for what
 * fails before any filter runs. They are Jetty's own interfaces, and worth copying.
 */
@NullMarked
package dev.outcry.demo;

import org.jspecify.annotations.NullMarked;
