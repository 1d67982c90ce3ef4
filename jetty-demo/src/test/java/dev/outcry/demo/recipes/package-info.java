/** Short ways to other people's libraries, as the README shows them. */
@NullMarked
package dev.outcry.demo.recipes;

import org.jspecify.annotations.NullMarked;
