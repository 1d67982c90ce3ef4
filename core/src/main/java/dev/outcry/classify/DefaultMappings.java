package dev.outcry.classify;

import dev.outcry.internal.ErrorStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
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
   * @param status the status, unless the exception itself tells one
   * @param told asks the exception; anything but 400 to 599 means that it does not tell
   */
  private record Rule(String className, int status, ToIntFunction<Throwable> told) {
    Rule(String className, int status) {
      this(className, status, error -> status);
    }
  }

  private static final Rule[] TABLE = {
    // whoever interrupts wants the work to end: a shutdown, a cancelled task
    new Rule("java.lang.InterruptedException", 503),
    // the servlet says that it is not there at the moment, or for good (Servlet 6.0)
    new Rule(
        "jakarta.servlet.UnavailableException",
        503,
        error -> Boolean.TRUE.equals(ask(error, "isPermanent")) ? 404 : 503),
    // Jetty 12: bad encodings, bad forms, bodies that end too early
    new Rule("org.eclipse.jetty.http.BadMessageException", 400, number("getCode")),
    new Rule("org.eclipse.jetty.http.HttpException$RuntimeException", 400, number("getCode")),
    new Rule(
        "org.eclipse.jetty.http.HttpException$IllegalArgumentException", 400, number("getCode")),
    // Tomcat 11 and 10.1
    new Rule("org.apache.tomcat.util.http.InvalidParameterException", 400, number("getErrorCode")),
    new Rule("org.apache.coyote.BadRequestException", 400),
    new Rule("org.apache.tomcat.util.http.fileupload.impl.SizeException", 413),
    // Undertow 2.3
    new Rule("io.undertow.server.RequestTooBigException", 413),
    new Rule(
        "io.undertow.server.handlers.form.MultiPartParserDefinition$FileTooLargeException", 413),
    new Rule("io.undertow.util.ParameterLimitException", 400),
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
    if (type.getClassLoader() == null && type != InterruptedException.class) {
      return null; // the JDK's own, of which the table has one; names are slow to compare
    }
    Rule rule = BY_NAME.get(type.getName());
    if (rule == null) {
      return null;
    }
    int told = rule.told.applyAsInt(error);
    int status = ErrorStatus.is(told) ? told : rule.status;
    return new Slot.Mapping(
        ScopePattern.APPLICATION, type, type.getName(), status, null, "defaults");
  }

  /** A public method that returns an int. */
  private static ToIntFunction<Throwable> number(String getter) {
    return error -> ask(error, getter) instanceof Integer status ? status : 0;
  }

  /** Asks a method without parameters; null where there is none in this version, or it fails. */
  private static @Nullable Object ask(Throwable error, String getter) {
    try {
      return error.getClass().getMethod(getter).invoke(error);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError otherVersion) {
      return null;
    }
  }
}
