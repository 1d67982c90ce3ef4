/**
 * What the servers cost over HTTP: their processes, the load on them, and two programs, {@link
 * dev.outcry.benchmarks.http.HttpBenchmark} and {@link
 * dev.outcry.benchmarks.http.StartupBenchmark}. Linux only: processor time and memory are read from
 * {@code /proc}, and {@code taskset} pins.
 */
@NullMarked
package dev.outcry.benchmarks.http;

import org.jspecify.annotations.NullMarked;
