/** The application that the containers serve: it fails in every way there is. */
@NullMarked
package dev.outcry.containers.app;

import org.jspecify.annotations.NullMarked;
