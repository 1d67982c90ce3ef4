/**
 * Reading JSON that somebody else wrote. {@link dev.outcry.json.JsonReader} tells the client's
 * mistakes (no JSON, the wrong type, too much) from ours, and says where the mistake is without
 * repeating a value or naming a class.
 */
@NullMarked
package dev.outcry.json;

import org.jspecify.annotations.NullMarked;
