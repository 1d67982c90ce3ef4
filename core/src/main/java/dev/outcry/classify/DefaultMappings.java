package dev.outcry.classify;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.ErrorStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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

  private static final Map<String, Mapping> BY_NAME = new HashMap<>();

  static {
    // whoever interrupts wants the work to end: a shutdown, a cancelled task
    add("java.lang.InterruptedException", 503);
    // the servlet says that it is not there at the moment, or for good (Servlet 6.0)
    add("jakarta.servlet.UnavailableException", DefaultMappings::unavailable);
    // Jetty 12: bad encodings, bad forms, bodies that end too early
    add("org.eclipse.jetty.http.BadMessageException", told("getCode"));
    add("org.eclipse.jetty.http.HttpException$RuntimeException", told("getCode"));
    add("org.eclipse.jetty.http.HttpException$IllegalArgumentException", told("getCode"));
    add("org.eclipse.jetty.http.HttpException$IllegalStateException", told("getCode"));
    // Tomcat 11 and 10.1
    add("org.apache.tomcat.util.http.InvalidParameterException", told("getErrorCode"));
    add("org.apache.coyote.BadRequestException", 400);
    add("org.apache.tomcat.util.http.fileupload.FileUploadException", 400);
    add("org.apache.tomcat.util.http.fileupload.impl.SizeException", 413);
    add("org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException", 413);
    // Undertow 2.3, and the XNIO of its connections
    add("io.undertow.server.RequestTooBigException", 413);
    add("io.undertow.server.handlers.form.MultiPartParserDefinition$FileTooLargeException", 413);
    add("io.undertow.util.ParameterLimitException", 400);
    add("org.xnio.channels.ReadTimeoutException", 408);
  }

  private DefaultMappings() {}

  /** The mapping of this class, one level of an error's hierarchy; null if it has none. */
  static @Nullable Mapping find(Class<?> type) {
    if (type.getClassLoader() == null && type != InterruptedException.class) {
      return null; // the JDK's own, of which the table has one; names are slow to compare
    }
    return BY_NAME.get(type.getName());
  }

  private static void add(String name, int status) {
    add(name, status, null);
  }

  private static void add(String name, Function<Throwable, HttpException> translation) {
    add(name, 0, translation);
  }

  private static void add(
      String name, int status, @Nullable Function<Throwable, HttpException> translation) {
    BY_NAME.put(
        name,
        new Mapping(ScopePattern.APPLICATION, null, name, status, translation, null, "defaults"));
  }

  private static HttpException unavailable(Throwable error) {
    if (Boolean.TRUE.equals(ask(error, "isPermanent"))) {
      return HttpErrors.of(404);
    }
    // not positive where the servlet cannot tell (Servlet 6.0, getUnavailableSeconds)
    return ask(error, "getUnavailableSeconds") instanceof Integer seconds && seconds > 0
        ? HttpErrors.of(503).retryAfter(Duration.ofSeconds(seconds))
        : HttpErrors.of(503);
  }

  /** The container's own verdict, by a public method that returns an int; 400 without one. */
  private static Function<Throwable, HttpException> told(String getter) {
    return error ->
        HttpErrors.of(
            ask(error, getter) instanceof Integer status && ErrorStatus.is(status) ? status : 400);
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
