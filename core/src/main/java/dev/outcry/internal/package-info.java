/**
 * What several packages need and no user should see: the bounds, the safe walk over causes, guarded
 * text, JSON-like values, and the rules for header fields and member names.
 *
 * <p>Nothing in here uses another package of the toolkit. It is exported to {@code
 * dev.outcry.servlet} alone and may change in any release.
 */
@NullMarked
package dev.outcry.internal;

import org.jspecify.annotations.NullMarked;
