/**
 * The toolkit as its users use it: a domain with an abstract root, a batch job, a consumer of a
 * queue, and tasks in the background.
 *
 * <p>Each example is a class that could stand in an application as it is. The test beside it runs
 * it, and says what the client, the log and the calling process get to see.
 */
@NullMarked
package dev.outcry.examples;

import org.jspecify.annotations.NullMarked;
