/**
 * Logback: log events without personal data, with the debug lines of what failed, and nothing in
 * front of them that can break the log.
 *
 * <p>{@link dev.outcry.logback.ScrubbingAppender} stands in front of any appender and encoder and
 * lets nothing through that must not be seen. {@link dev.outcry.logback.BlackBoxAppender} stands in
 * front of that one: it holds the debug lines of each request in memory and writes them when the
 * request fails.
 *
 * <p>{@link dev.outcry.logback.ReportingAppender} makes reports of what the application logs as
 * errors.
 *
 * <p>Ready-made configurations to include are beside these classes: {@code
 * dev/outcry/logback/json-console.xml}, {@code rolling-file.xml} and {@code mail.xml}; what they
 * can be told stands at their heads.
 *
 * <p>Optional: needs {@code ch.qos.logback:logback-classic} 1.5.6 or later.
 */
@NullMarked
package dev.outcry.logback;

import org.jspecify.annotations.NullMarked;
