/**
 * Keeps personal data and secrets out of logs, answers and reports: by what a text looks like
 * ({@link dev.outcry.scrub.Scrubber}), and by the name that a value goes under.
 *
 * <p>{@link dev.outcry.scrub.SensitiveNames} says which names those are, {@link
 * dev.outcry.scrub.DataScrubber} masks what goes under them in headers, queries, cookies, URLs,
 * JSON and maps.
 *
 * <p>{@link dev.outcry.scrub.Pseudonymizer} says "the same person" without saying who.
 */
@NullMarked
package dev.outcry.scrub;

import org.jspecify.annotations.NullMarked;
