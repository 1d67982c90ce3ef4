/** Starts the application on Undertow. */
@NullMarked
package dev.outcry.containers.undertow;

import org.jspecify.annotations.NullMarked;
