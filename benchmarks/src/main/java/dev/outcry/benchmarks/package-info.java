/**
 * What the toolkit costs, measured with JMH. Each class says in its comment how to run it; results
 * are compared within one run only.
 */
@NullMarked
package dev.outcry.benchmarks;

import org.jspecify.annotations.NullMarked;
