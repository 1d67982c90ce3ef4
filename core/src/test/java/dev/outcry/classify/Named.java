package dev.outcry.classify;

import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler that is known by its name: it answers with it, and remembers what it was given. */
final class Named implements ErrorHandler<Throwable> {

  private final String name;
  private final List<Throwable> given = new ArrayList<>();

  private Named(String name) {
    this.name = name;
  }

  static Named named(String name) {
    return new Named(name);
  }

  @Override
  public ErrorEnvelope handle(Throwable error, RequestContext context) {
    given.add(error);
    return ErrorEnvelope.of(error instanceof HttpException http ? http.status() : 500, name);
  }

  /** What it was called with, the one time that it was. */
  Throwable given() {
    if (given.size() != 1) {
      throw new AssertionError(name + " was called " + given.size() + " times");
    }
    return given.get(0);
  }

  /** The name of the handler that answers, or {@code built-in 404}. */
  static String answerTo(Throwable error, ErrorRegistry.Builder registry) {
    return answerTo(error, null, registry);
  }

  /** The name of the handler that answers at this path, or {@code built-in 404}. */
  static String answerTo(Throwable error, @Nullable String path, ErrorRegistry.Builder registry) {
    ErrorEnvelope envelope = handle(error, path, registry).envelope();
    return envelope.equals(ErrorEnvelope.of(envelope.status()))
        ? "built-in " + envelope.status()
        : envelope.description();
  }

  static Handled handle(Throwable error, ErrorRegistry.Builder registry) {
    return handle(error, null, registry);
  }

  static Handled handle(Throwable error, @Nullable String path, ErrorRegistry.Builder registry) {
    RequestContext context = RequestContext.builder().path(path).build();
    return ExceptionClassifier.of(registry.build()).handle(error, context);
  }
}
