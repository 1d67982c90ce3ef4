/** An application of Spring Boot, which answers some failures by itself. */
@NullMarked
package dev.outcry.containers.spring;

import org.jspecify.annotations.NullMarked;
