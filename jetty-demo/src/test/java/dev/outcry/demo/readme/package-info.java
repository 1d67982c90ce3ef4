/** What the documents show, run. */
@NullMarked
package dev.outcry.demo.readme;

import org.jspecify.annotations.NullMarked;
