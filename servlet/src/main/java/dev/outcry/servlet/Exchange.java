package dev.outcry.servlet;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.Causes;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One request and what is known of it: its context, and the failure that it was answered with. It
 * lives in an attribute of the request, so that every dispatch of the request finds it.
 */
final class Exchange {

  private static final String ATTRIBUTE = Exchange.class.getName();

  private final Outcry outcry;
  private final EnvelopeWriter writer;
  private final RequestContext context;
  private volatile boolean guarded;
  private volatile @Nullable Failure failure;
  private volatile @Nullable IOException clientGone;
  private volatile @Nullable IOException lostLast;
  private volatile @Nullable IOException clientTooSlow;
  private volatile @Nullable RefusedBody refusedBody;

  private Exchange(Outcry outcry, EnvelopeWriter writer, RequestContext context) {
    this.outcry = outcry;
    this.writer = writer;
    this.context = context;
  }

  /** The exchange of this request, if it has begun. */
  static @Nullable Exchange of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
  }

  /** Begins the exchange of a request: from now on every dispatch finds it. */
  static Exchange begin(
      HttpServletRequest request, Outcry outcry, EnvelopeWriter writer, RequestContext context) {
    Exchange exchange = new Exchange(outcry, writer, context);
    request.setAttribute(ATTRIBUTE, exchange);
    return exchange;
  }

  RequestContext context() {
    return context;
  }

  /** Opens the context on this thread; null if that fails, for want of memory say. */
  RequestContext.@Nullable Scope open() {
    try {
      return context.open();
    } catch (Throwable broken) {
      return null;
    }
  }

  /** Whether a filter of ours is around what runs now. */
  boolean isGuarded() {
    return guarded;
  }

  void guarded(boolean guarded) {
    this.guarded = guarded;
  }

  /** Puts the request id into the response. */
  void identify(HttpServletResponse response) {
    writer.requestId(response, context.requestId());
  }

  /**
   * Remembers that a stream of this request has failed: that instance means a client that left. The
   * first is the one that says why; an application that goes on meets others, and throws the last.
   */
  void clientGone(IOException lost) {
    if (clientGone == null) {
      clientGone = lost;
    }
    lostLast = lost;
  }

  /** Whether a stream of this request has failed because the client left. */
  boolean isClientGone() {
    return clientGone != null;
  }

  /** Remembers how reading the request's body has failed, and gives it back to throw. */
  IOException readFailed(IOException failed) {
    if (ContainerQuirks.saysThatNobodyIsThere(failed)) {
      clientGone(failed);
    } else if (ContainerQuirks.saysThatTimeIsUp(failed)) {
      clientTooSlow = failed;
    }
    return failed;
  }

  /** Remembers why the container would not parse the request's body, if it says why. */
  void bodyRefused(Exception refused) {
    RefusedBody known = RefusedBody.of(refused);
    if (known != null) {
      refusedBody = known;
    }
  }

  /**
   * An exception has left the application: records it, and answers if the response still can be.
   *
   * @param response the container's own
   * @throws IOException the container's own, if the client is gone
   * @throws ResponseAborted if a part of the response is on the wire
   */
  void failed(Throwable error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure recorded = record(error);
    IOException gone = clientGone;
    if (recorded == null) {
      answerPlainly(request, response);
      return;
    }
    if (gone != null && recorded.blame() == Blame.ABORTED) {
      throw gone; // the container knows its own exception and keeps quiet about it
    }
    answer(recorded, request, response, Origin.EXCEPTION);
  }

  /** An exception has left the application, while the container has an error to answer with. */
  void failedBesides(Throwable error, HttpServletRequest request) {
    record(error);
    completeIfAsync(request);
  }

  /** Null if even that has failed, for want of memory say: the client is to be answered anyway. */
  private @Nullable Failure record(Throwable error) {
    try {
      Failure recorded;
      if (isFrom(clientGone, error) || isFrom(lostLast, error)) {
        recorded = outcry.aborted(error, context);
      } else {
        boolean slow = isFrom(clientTooSlow, error);
        recorded = outcry.handle(slow ? HttpErrors.of(408).causedBy(error) : meant(error), context);
      }
      failure = recorded;
      return recorded;
    } catch (Throwable broken) {
      return null;
    }
  }

  /** What the container meant by it, unless the application says itself what it is. */
  private Throwable meant(Throwable error) {
    RefusedBody known = refusedBody;
    if (known == null) {
      return error;
    }
    Classification what = outcry.classifier().classify(error, context.path());
    boolean spokenFor = what.status() != ExceptionClassifier.create().classify(error).status();
    return known.is(what.error()) && !spokenFor ? known.meant() : error;
  }

  private static boolean isFrom(@Nullable IOException origin, Throwable error) {
    return origin != null && Causes.chain(error).stream().anyMatch(cause -> cause == origin);
  }

  /** The application has sent an error: records it and answers. */
  void failed(HttpException sent, HttpServletRequest request, HttpServletResponse response) {
    Failure recorded = record(sent);
    if (recorded == null) {
      answerPlainly(request, response);
    } else {
      answer(recorded, request, response, Origin.SEND_ERROR);
    }
  }

  /** Nothing is known of the failure but that there was one. */
  private void answerPlainly(HttpServletRequest request, HttpServletResponse response) {
    writer.writePlain(response, 500, context.requestId());
    completeIfAsync(request);
  }

  private void answer(
      Failure recorded, HttpServletRequest request, HttpServletResponse response, Origin origin) {
    if (response.isCommitted()) {
      throw new ResponseAborted();
    }
    writer.write(request, response, recorded, origin);
    completeIfAsync(request);
  }

  /** Nobody else will, and the client would wait for the container's timeout. */
  private static void completeIfAsync(HttpServletRequest request) {
    if (!request.isAsyncStarted()) {
      return;
    }
    try {
      request.getAsyncContext().complete();
    } catch (IllegalStateException completedAlready) {
      // by the application, or dispatched: either way somebody ends it
    }
  }

  /** The error page's way after the commit: what nobody has recorded is, and that is all. */
  void failedUnanswerably(Throwable error) {
    boolean ours = Causes.chain(error).stream().anyMatch(ResponseAborted.class::isInstance);
    if (failure == null && !ours) {
      record(error);
    }
  }

  /** The error page's way: the container has noticed a failure that the filter did not see. */
  void failedOutside(
      @Nullable Throwable error,
      int status,
      HttpServletRequest request,
      HttpServletResponse response) {
    Failure known = failure;
    if (known != null && known.blame() == Blame.ABORTED) {
      // recorded; a container that ends up here thinks that somebody may still be listening
      writer.writePlain(response, status, context.requestId());
      return;
    }
    try {
      if (error != null) {
        boolean unexpected = outcry.classifier().classify(error, context.path()).unexpected();
        known = outcry.handle(ContainerQuirks.judged(error, unexpected, status), context);
      } else if (known == null) {
        known = outcry.handle(status, context);
      }
      failure = known;
    } catch (Throwable broken) { // no memory, say; the client is to be answered anyway
      writer.writePlain(response, 500, context.requestId());
      return;
    }
    writer.write(request, response, known, error != null ? Origin.EXCEPTION : Origin.SEND_ERROR);
  }
}
