package dev.outcry.classify;

import dev.outcry.internal.ErrorStatus;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mappings that every registry has: failures with one right answer, whoever throws them. A new
 * one is a line in the table below.
 *
 * <p>They are known by name, so that no library has to be there. What a container throws at the
 * application carries the container's own verdict on the request; a catch-all that made a 500 of it
 * would blame us for the client's mistake.
 *
 * <p>Exceptions that say nothing about who is to blame stay unexpected on purpose: an {@code
 * IllegalArgumentException} or a {@code FileNotFoundException} is as often our bug as the client's.
 */
final class DefaultMappings {

  /**
   * One line of the table.
   *
   * @param getter the method that tells the status, if the exception knows it; else null
   */
  private record Rule(String className, int status, @Nullable String getter) {}

  private static final Rule[] TABLE = {
    // the servlet says that it is not there at the moment (Servlet 6.0, UnavailableException)
    new Rule("jakarta.servlet.UnavailableException", 503, null),
    // Jetty 12: bad encodings, bad forms, bodies that end too early
    new Rule("org.eclipse.jetty.http.BadMessageException", 400, "getCode"),
    new Rule("org.eclipse.jetty.http.HttpException$RuntimeException", 400, "getCode"),
    new Rule("org.eclipse.jetty.http.HttpException$IllegalArgumentException", 400, "getCode"),
    // Tomcat 11 and 10.1
    new Rule("org.apache.tomcat.util.http.InvalidParameterException", 400, "getErrorCode"),
    new Rule("org.apache.coyote.BadRequestException", 400, null),
    new Rule("org.apache.tomcat.util.http.fileupload.impl.SizeException", 413, null),
    // Undertow 2.3
    new Rule("io.undertow.server.RequestTooBigException", 413, null),
    new Rule(
        "io.undertow.server.handlers.form.MultiPartParserDefinition$FileTooLargeException",
        413,
        null),
    new Rule("io.undertow.util.ParameterLimitException", 400, null),
  };

  private static final Map<String, Rule> BY_NAME = new HashMap<>();

  static {
    for (Rule rule : TABLE) {
      BY_NAME.put(rule.className, rule);
    }
  }

  private DefaultMappings() {}

  /** The mapping of this class, one level of an error's hierarchy; null if it has none. */
  static Slot.@Nullable Mapping find(Class<?> type, Throwable error) {
    if (type.getClassLoader() == null) {
      return null; // the JDK's own, which the table has none of
    }
    Rule rule = BY_NAME.get(type.getName());
    if (rule == null) {
      return null;
    }
    int status = status(rule, error);
    return new Slot.Mapping(
        ScopePattern.APPLICATION, type, type.getName(), status, null, "defaults");
  }

  /** The status that the exception tells, where it tells one of a failure. */
  private static int status(Rule rule, Throwable error) {
    if (rule.getter == null) {
      return rule.status;
    }
    try {
      Method getter = error.getClass().getMethod(rule.getter);
      int status = (Integer) getter.invoke(error);
      return ErrorStatus.is(status) ? status : rule.status;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherVersion) {
      return rule.status;
    }
  }
}
