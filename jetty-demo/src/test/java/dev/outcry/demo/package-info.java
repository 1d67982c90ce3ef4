/** The demo from outside, as a process of its own, and the parts of it that are worth copying. */
@NullMarked
package dev.outcry.demo;

import org.jspecify.annotations.NullMarked;
