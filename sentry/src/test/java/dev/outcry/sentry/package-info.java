@NullMarked
package dev.outcry.sentry;

import org.jspecify.annotations.NullMarked;
