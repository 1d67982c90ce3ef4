package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import dev.outcry.context.RequestContext;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.ErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a registry what a failure is, and runs its handler. It works alone: nothing is logged,
 * nothing reported, no context is needed to classify.
 *
 * <pre>{@code
 * int status = ExceptionClassifier.of(registry).classify(error).status();
 * }</pre>
 *
 * <p>Immutable and thread-safe. No method throws, whatever the error is and its handler does.
 *
 * @since 0.1.0
 */
public final class ExceptionClassifier {

  private static final ExceptionClassifier DEFAULTS = of(ErrorRegistry.defaults());

  private final ScopeTable scopes;

  private ExceptionClassifier(ErrorRegistry registry) {
    this.scopes = registry.scopes();
  }

  /**
   * Classifies by the default mappings alone.
   *
   * @return the classifier
   */
  public static ExceptionClassifier create() {
    return DEFAULTS;
  }

  /**
   * Classifies by this registry.
   *
   * @param registry the registrations
   * @return the classifier
   */
  public static ExceptionClassifier of(ErrorRegistry registry) {
    return new ExceptionClassifier(registry);
  }

  /**
   * What the failure is, outside of any scope. No handler runs.
   *
   * @param error what was thrown
   * @return the classification
   */
  public Classification classify(Throwable error) {
    return classify(error, null);
  }

  /**
   * What the failure is at this path. No handler runs.
   *
   * @param error what was thrown
   * @param path the path that it happened at
   * @return the classification
   */
  public Classification classify(Throwable error, @Nullable String path) {
    return Classification.of(resolve(error, scopes.innermost(path)));
  }

  /**
   * What a status without an exception is, outside of any scope. No handler runs.
   *
   * @param status what is not 400 to 599 is classified as 500
   * @return the classification
   */
  public Classification classify(int status) {
    return classify(status, null);
  }

  /**
   * What a status without an exception is at this path. No handler runs.
   *
   * @param status what is not 400 to 599 is classified as 500
   * @param path the path that it happened at
   * @return the classification
   */
  public Classification classify(int status, @Nullable String path) {
    return classify(failureOf(status), path);
  }

  /**
   * Classifies the failure at the context's path and runs its handler, once.
   *
   * @param error what was thrown
   * @param context the unit of work that it happened in
   * @return what it is, and the answer
   */
  public Handled handle(Throwable error, RequestContext context) {
    return answer(resolve(error, scopes.innermost(context.path())), context);
  }

  /**
   * Classifies a status without an exception at the context's path and runs its handler, once.
   *
   * @param status what is not 400 to 599 is handled as 500
   * @param context the unit of work that it happened in
   * @return what it is, and the answer
   */
  public Handled handle(int status, RequestContext context) {
    return handle(failureOf(status), context);
  }

  /**
   * {@return the failure of a client that went away: recorded as 499, without a handler}
   *
   * @param error what was thrown
   */
  public Handled aborted(Throwable error) {
    Throwable unwrapped =
        Unwrapping.unwrap(error, scopes.innermost(null), new Meanings(Trail.NONE));
    return new Handled(Classification.aborted(error, unwrapped), ErrorEnvelope.of(499));
  }

  private static Resolution resolve(Throwable error, Scope innermost) {
    return new LookUp(innermost, Trail.NONE).resolve(error);
  }

  private static HttpException failureOf(int status) {
    return HttpErrors.of(ErrorStatus.is(status) ? status : 500);
  }

  private static Handled answer(Resolution resolution, RequestContext context) {
    Slot slot = resolution.slot();
    if (slot == null || RunningHandlers.isRunning(slot)) {
      return new Handled(Classification.of(resolution.withoutHandler()), builtIn(resolution));
    }
    Throwable failure;
    try {
      ErrorEnvelope envelope =
          RunningHandlers.run(slot, () -> call(slot.handler(), resolution.argument(), context));
      if (envelope != null) {
        ErrorEnvelope merged = withHeaders(envelope, resolution);
        return new Handled(Classification.answered(resolution, merged.status(), null), merged);
      }
      failure = new NullPointerException("the handler " + slot + " returned null");
    } catch (
        Throwable thrown) { // handlers are foreign code; whatever it is, the client is answered
      failure = thrown;
    }
    ErrorEnvelope envelope =
        failure instanceof HttpException http
            ? withHeaders(ErrorEnvelope.of(http), resolution)
            : ErrorEnvelope.of(500);
    return new Handled(Classification.answered(resolution, envelope.status(), failure), envelope);
  }

  /** The argument was chosen by the class that the handler was registered for. */
  @SuppressWarnings("unchecked")
  private static @Nullable ErrorEnvelope call(
      ErrorHandler<?> handler, Throwable argument, RequestContext context) throws Exception {
    return ((ErrorHandler<Throwable>) handler).handle(argument, context);
  }

  private static ErrorEnvelope builtIn(Resolution resolution) {
    HttpException http = resolution.http();
    return http == null ? ErrorEnvelope.of(resolution.status()) : ErrorEnvelope.of(http);
  }

  /** Allow, WWW-Authenticate and Retry-After belong to the failure; no handler can forget them. */
  private static ErrorEnvelope withHeaders(ErrorEnvelope envelope, Resolution resolution) {
    HttpException http = resolution.http();
    return http != null && http.status() == envelope.status()
        ? envelope.headersOrElse(http.headers())
        : envelope;
  }
}
