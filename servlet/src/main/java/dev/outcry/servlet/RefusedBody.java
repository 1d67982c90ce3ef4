package dev.outcry.servlet;

import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.http.HttpErrors;
import dev.outcry.internal.Causes;
import org.jspecify.annotations.Nullable;

/**
 * A form or multipart body that the container would not parse, and whose fault that is. The
 * specification has an {@code IllegalStateException} for a body that is too large as well as for a
 * servlet without {@code @MultipartConfig}, and containers wrap it in several ways; what they mean
 * stands further inside.
 *
 * @param refused what {@code getParameter} or {@code getPart} threw
 * @param meant what to classify in its place
 */
record RefusedBody(Exception refused, Throwable meant) {

  /** The containers' words alone: an application's registry has nothing to say to them. */
  private static final ExceptionClassifier DEFAULTS = ExceptionClassifier.create();

  /**
   * What {@code getParameter} and its like have thrown. An {@code IllegalStateException} out of
   * them means that the parameters could not be parsed (Servlet 6.1; Undertow 2.3).
   */
  static @Nullable RefusedBody ofParameters(RuntimeException refused) {
    RefusedBody known = of(refused);
    return known == null && refused instanceof IllegalStateException
        ? new RefusedBody(refused, HttpErrors.of(400).causedBy(refused))
        : known;
  }

  /** Null if the exception says nothing more than what its class says. */
  static @Nullable RefusedBody of(Exception refused) {
    Throwable meant = null;
    for (Throwable cause : Causes.chain(refused)) {
      int status = status(cause);
      if (status == 500) {
        return new RefusedBody(refused, cause);
      }
      if (status != 0) { // the innermost: Jetty puts its 413s into a 400
        meant = HttpErrors.of(status).causedBy(refused);
      }
    }
    return meant == null ? null : new RefusedBody(refused, meant);
  }

  /**
   * What one of the exceptions says: Undertow 2.3 {@code FileTooLargeException} and {@code
   * ParameterLimitException}, Tomcat 10.1 {@code SizeException}, Jetty 12.1 its own {@code
   * HttpException}, all of them by the default mappings; Jetty's multipart parser by texts alone.
   *
   * @return 0 if it says nothing
   */
  private static int status(Throwable cause) {
    if (ContainerQuirks.saysThatTimeIsUp(cause)) {
      return 408;
    }
    if (ContainerQuirks.saysThatBodyIsBroken(cause)) {
      return 400;
    }
    Classification known = DEFAULTS.classify(cause);
    if (known.error() == cause && known.blame() == Blame.CLIENT) {
      return known.status();
    }
    String message = cause.getClass() == IllegalStateException.class ? cause.getMessage() : null;
    if (message == null) {
      return 0;
    }
    boolean tooMuch =
        (message.startsWith("max ") && message.contains(" exceeded"))
            || message.startsWith("Form is larger than max length")
            || message.startsWith("Too many form keys");
    return tooMuch ? 413 : message.startsWith("No multipart config") ? 500 : 0;
  }

  /**
   * Whether an error that left the application is this one: itself, or something that the container
   * had put inside. One that the application made of it is the application's own.
   */
  boolean is(Throwable error) {
    return Causes.contains(refused, error);
  }
}
