/** Starts the application on Tomcat. */
@NullMarked
package dev.outcry.containers.tomcat;

import org.jspecify.annotations.NullMarked;
