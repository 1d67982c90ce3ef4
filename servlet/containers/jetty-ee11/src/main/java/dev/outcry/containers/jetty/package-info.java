/** Starts the application on Jetty. */
@NullMarked
package dev.outcry.containers.jetty;

import org.jspecify.annotations.NullMarked;
