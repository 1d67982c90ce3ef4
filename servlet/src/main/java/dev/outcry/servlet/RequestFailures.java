package dev.outcry.servlet;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors;
import dev.outcry.internal.Causes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What fails in one request: finds out whose fault it is, by what its streams and its container
 * have said, and has it recorded.
 */
final class RequestFailures {

  private final Setup setup;
  private final Outcry outcry;
  private final RequestContext context;
  private final @Nullable HttpServletRequest request;
  private volatile StreamFailures streams = StreamFailures.NONE;
  private volatile @Nullable RefusedBody refusedBody;
  private volatile @Nullable Failure last;

  /**
   * Nothing has failed yet.
   *
   * @param request the container's; null where no filter has seen it
   */
  RequestFailures(Setup setup, RequestContext context, @Nullable HttpServletRequest request) {
    this.setup = setup;
    this.outcry = setup.outcry();
    this.context = context;
    this.request = request;
  }

  /** How the streams of the request have failed. */
  StreamFailures streams() {
    return streams;
  }

  /** A stream of the request fails. Most never do, and so this is made late. */
  private synchronized StreamFailures failing() {
    if (streams == StreamFailures.NONE) {
      streams = new StreamFailures();
    }
    return streams;
  }

  /** Remembers why the client is known to have left. */
  void clientGone(IOException lost) {
    failing().clientGone(lost);
  }

  /** The failure that was recorded last; null before the first. */
  @Nullable Failure last() {
    return last;
  }

  /**
   * Remembers how reading the request's body has failed, and gives back what to throw.
   *
   * @throws RuntimeException that one, if it does not speak of the body
   */
  IOException readFailed(Exception failed) {
    IOException meant = ContainerQuirks.ofReading(failed);
    failing().readFailed(meant);
    return meant;
  }

  /** Remembers why the container would not parse the request's body; null if it does not say. */
  void bodyRefused(@Nullable RefusedBody refused) {
    if (refused != null) {
      refusedBody = refused;
    }
  }

  /** Null if even that has failed. */
  @Nullable Failure record(Throwable error) {
    try {
      Failure recorded =
          streams.meanClientGone(error)
              ? outcry.aborted(error, withUser())
              : outcry.handle(meant(error), withUser());
      last = recorded;
      return recorded;
    } catch (Throwable broken) {
      return null;
    }
  }

  /** The context with who made the request: known only once others behind the filter have asked. */
  private RequestContext withUser() {
    Function<HttpServletRequest, @Nullable String> user = setup.options().user();
    HttpServletRequest asked = request;
    if (user == null || asked == null) {
      return context;
    }
    try {
      String id = user.apply(asked);
      return id == null
          ? context
          : context.toBuilder().user(outcry.pseudonymizer().user(id)).build();
    } catch (Throwable broken) { // foreign code, or a request that the container has taken back
      Contexts.warn("the user of a failed request could not be read", broken);
      return context;
    }
  }

  /** What the stream or the container meant by it; itself where they have nothing to do with it. */
  private Throwable meant(Throwable error) {
    int status = streams.unreadStatus(error);
    if (status != 0) {
      return HttpErrors.of(status).causedBy(error);
    }
    RefusedBody refused = refusedBody;
    if (refused == null) {
      return error;
    }
    Classification what = outcry.classifier().classify(error, context.path());
    // unless the application says itself what it is
    boolean spokenFor = what.status() != ExceptionClassifier.create().classify(error).status();
    return refused.is(what.error()) && !spokenFor ? refused.meant() : error;
  }

  /** Records what the container tells after the commit, if nothing has been recorded before. */
  void recordUnlessKnown(Throwable error) {
    if (last == null && !isOurOwn(error)) {
      record(error);
    }
  }

  /**
   * What the container tells in an error dispatch.
   *
   * @param error null for a status alone
   * @return null if even that has failed
   */
  @Nullable Failure recordOutside(@Nullable Throwable error, int status) {
    try {
      Failure recorded = last;
      if (error != null && !isOurOwn(error)) {
        boolean unexpected = outcry.classifier().classify(error, context.path()).unexpected();
        recorded = outcry.handle(ContainerQuirks.judged(error, unexpected, status), withUser());
      } else if (recorded == null) {
        recorded = outcry.handle(status, withUser());
      }
      last = recorded;
      return recorded;
    } catch (Throwable broken) {
      return null;
    }
  }

  /**
   * What a container means by an error: where that was thrown by us, the failure that it is for.
   */
  @Nullable Throwable meantBy(@Nullable Throwable error) {
    Failure recorded = last;
    return error != null && recorded != null && isOurOwn(error)
        ? recorded.classification().error()
        : error;
  }

  /** Whether it was thrown by us after a failure: that one is recorded. */
  static boolean isOurOwn(Throwable error) {
    return Causes.chain(error).stream()
        .anyMatch(cause -> cause instanceof ResponseAborted || cause instanceof AlreadyAnswered);
  }

  /** Whether it was the client's leaving. */
  static boolean isAborted(@Nullable Failure failure) {
    return failure != null && failure.blame() == Blame.ABORTED;
  }
}
