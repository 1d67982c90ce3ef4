/**
 * Keeps personal data and secrets out of logs, answers and reports: by what a text looks like
 * ({@link dev.outcry.scrub.Scrubber}), and by the name that a value goes under.
 */
@NullMarked
package dev.outcry.scrub;

import org.jspecify.annotations.NullMarked;
