/**
 * One small application on one Jetty, with its failures answered in four ways: by the container, by
 * a filter as teams write it by hand, by the toolkit, and by Spring Boot. Each is a main class that
 * prints its port.
 */
@NullMarked
package dev.outcry.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
