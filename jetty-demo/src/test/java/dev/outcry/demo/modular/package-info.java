/** Small applications of their own, as modules and on the class path, with the jars as packaged. */
@NullMarked
package dev.outcry.demo.modular;

import org.jspecify.annotations.NullMarked;
