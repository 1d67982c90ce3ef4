/** Tables and a chart from the raw results, so that no figure is copied by hand. */
@NullMarked
package dev.outcry.benchmarks.results;

import org.jspecify.annotations.NullMarked;
