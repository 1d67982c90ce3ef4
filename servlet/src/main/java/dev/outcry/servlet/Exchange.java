package dev.outcry.servlet;

import dev.outcry.Failure;
import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpException;
import dev.outcry.internal.FieldHandles;
import dev.outcry.servlet.Hearing.Told;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One request and what is known of it: its context, and the failure that it was answered with. It
 * lives in an attribute of the request, so that every dispatch of the request finds it.
 *
 * <p>A failure may come up on several threads at once: the one of the dispatch, those of the
 * application, the container's with a timeout. Each is recorded; the first one is answered.
 */
final class Exchange {

  private static final String ATTRIBUTE = Exchange.class.getName();

  private static final VarHandle ANSWERED =
      FieldHandles.of(MethodHandles.lookup(), "answered", boolean.class);
  private static final VarHandle GUARDED =
      FieldHandles.of(MethodHandles.lookup(), "guarded", boolean.class);
  private static final VarHandle FAILURES =
      FieldHandles.of(MethodHandles.lookup(), "failures", RequestFailures.class);
  private static final VarHandle CYCLES =
      FieldHandles.of(MethodHandles.lookup(), "cycles", Cycles.class);

  private final Setup setup;
  private final RequestContext context;

  /**
   * The container's own, like the response; null until a filter has seen them. Set before the
   * application has anything that it could hand to another thread, and never again.
   */
  private @Nullable HttpServletRequest request;

  private @Nullable HttpServletResponse response;

  /** What the dispatch that a filter guards has for a response; written before {@link #guarded}. */
  private @Nullable GuardedResponse inUse;

  /** Made late, like the cycles: most requests have neither. */
  private volatile @Nullable RequestFailures failures;

  private volatile @Nullable Cycles cycles;
  private volatile boolean answered;
  private volatile boolean guarded;
  private volatile boolean redirected;
  private volatile boolean passedOn;

  private Exchange(Setup setup, RequestContext context) {
    this.setup = setup;
    this.context = context;
  }

  /** The exchange of this request, if it has begun. */
  static @Nullable Exchange of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange ? exchange : null;
  }

  /** Begins the exchange of a request: from now on every dispatch finds it. */
  static Exchange begin(HttpServletRequest request, Setup setup, RequestContext context) {
    Exchange exchange = new Exchange(setup, context);
    request.setAttribute(ATTRIBUTE, exchange);
    return exchange;
  }

  RequestContext context() {
    return context;
  }

  /** What the filter or the error page works with that saw it first. */
  Setup setup() {
    return setup;
  }

  /** What has failed in it. */
  RequestFailures failures() {
    RequestFailures known = failures;
    return known != null
        ? known
        : FieldHandles.fill(FAILURES, this, new RequestFailures(setup, context, request));
  }

  /** How its streams have failed. */
  StreamFailures streamFailures() {
    RequestFailures known = failures;
    return known == null ? StreamFailures.NONE : known.streams();
  }

  private @Nullable Failure lastFailure() {
    RequestFailures known = failures;
    return known == null ? null : known.last();
  }

  /** Null if even that has failed, for want of memory say: the client is to be answered anyway. */
  @Nullable Failure record(Throwable error) {
    try {
      return failures().record(error);
    } catch (Throwable noRoom) {
      return null;
    }
  }

  /** A listener of the application has thrown: that needs no answer of its own. */
  void failedBesides(Throwable error) {
    if (!RequestFailures.isOurOwn(error)) {
      record(error);
    }
  }

  /** Its asynchronous cycles. */
  Cycles cycles() {
    Cycles known = cycles;
    return known != null ? known : FieldHandles.fill(CYCLES, this, new Cycles(this));
  }

  /** The asynchronous cycle that began last; null before the first. */
  @Nullable GuardedAsyncContext cycle() {
    Cycles known = cycles;
    return known == null ? null : known.current();
  }

  /** The asynchronous cycle that goes on; null if none does. */
  private @Nullable GuardedAsyncContext openCycle() {
    Cycles known = cycles;
    return known == null ? null : known.open();
  }

  /** What listeners are being told of while an error is sent; null if nothing. */
  @Nullable Throwable causeOfSent() {
    Cycles known = cycles;
    return known == null ? null : known.hearing().causeOfSent();
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

  /** A filter of ours begins to guard a dispatch, by the first of which the answer goes out. */
  void guarded(HttpServletRequest by, HttpServletResponse to, GuardedResponse asSeen) {
    if (response == null) {
      request = by;
      response = to;
    }
    inUse = asSeen;
    GUARDED.setRelease(this, true); // nothing has to wait for it, as it would for a volatile write
  }

  /** The response of the dispatch that a filter of ours is around now; null if there is none. */
  @Nullable GuardedResponse responseInUse() {
    return guarded ? inUse : null;
  }

  /** That dispatch has returned. */
  void unguarded() {
    GUARDED.setRelease(this, false);
  }

  /**
   * Whether nothing that the application still does can reach the client: the request was answered
   * with a failure, or has come to its asynchronous end.
   */
  boolean isOver() {
    Cycles known = cycles;
    return answered || (known != null && known.isFinished());
  }

  /** Whether a failure was answered, in a dispatch or outside. */
  boolean isAnswered() {
    return answered;
  }

  /** Whether nobody has answered yet; from now on somebody has. */
  boolean claim() {
    return ANSWERED.compareAndSet(this, false, true);
  }

  /**
   * A dispatch comes by that can answer nothing.
   *
   * @throws ResponseAborted if it was made for that: to break the response off
   */
  void afterTheEnd() {
    Cycles known = cycles;
    if (known != null && known.isBreakingOff()) {
      throw new ResponseAborted();
    }
  }

  /** Puts the request id into the response. */
  void identify(HttpServletResponse response) {
    setup.writer().requestId(response, context.requestId());
  }

  /** Remembers that the application has sent the client elsewhere. */
  void redirected() {
    redirected = true;
  }

  /**
   * An exception has left the application: records it, and answers if the response still can be. An
   * asynchronous request's listeners are asked before us, and what one of them does stands.
   *
   * @param to the response that the application had
   * @throws IOException the container's own, if the client is gone
   * @throws ResponseAborted if a part of the response is on the wire to a client that is there
   */
  void failed(Throwable error, GuardedResponse to) throws IOException {
    if (isOver() && RequestFailures.isOurOwn(error)) {
      return;
    }
    Told told = tell(error);
    if (told == Told.SENT) { // and recorded, with this error as its cause
      answerSent(to);
    } else if (told == Told.ENDED || told == Told.SENT_BEFORE) {
      record(error);
      answerSent(to); // before its listeners ended the cycle: that is no answer
    } else if (to.isPassedOn()) { // nothing is on the wire, whatever isCommitted() says
      record(error);
      endAsync(() -> {});
    } else {
      failed(error);
    }
  }

  /** A response that is partly on the wire is to be broken off: nobody else may end it. */
  Told tell(Throwable error) {
    HttpServletResponse by = response;
    boolean begun = by != null && by.isCommitted() && !redirected && !passedOn;
    if (begun || cycle() == null) {
      return Told.UNANSWERED;
    }
    try {
      return cycles().tell(error);
    } catch (Throwable broken) { // for want of memory, say: then it is for us
      return Told.UNANSWERED;
    }
  }

  private void failed(Throwable error) throws IOException {
    Failure recorded = record(error);
    IOException gone = streamFailures().clientGone();
    if (gone != null && RequestFailures.isAborted(recorded)) {
      throw gone; // the container knows its own exception and keeps quiet about it
    }
    IOException unread = streamFailures().unread(error);
    HttpServletRequest to = request;
    HttpServletResponse by = response;
    if (unread != null && to != null && by != null && by.isCommitted()) {
      if (ContainerQuirks.hasSentItsOwnError(to, unread)) {
        return; // the error page comes next
      }
      throw unread; // the container keeps quiet about its own exception
    }
    try {
      answer(recorded, Origin.EXCEPTION);
    } catch (ResponseAborted cut) { // what has closed the response, may have come meanwhile
      IOException own = streamFailures().clientGone();
      if (own == null) {
        own = unread;
      }
      if (own != null) {
        throw own;
      }
      throw cut;
    }
  }

  /** Answers with what the application has sent, if it has and nobody else does. */
  private void answerSent(GuardedResponse to) {
    HttpException sent = to.takeSentError();
    if (sent != null) {
      failed(sent);
    } else {
      to.finishWithoutBody();
    }
  }

  /** The application has sent an error: records it and answers. */
  void failed(HttpException sent) {
    answer(record(sent), Origin.SEND_ERROR);
  }

  /** Answers in a dispatch, if nobody has yet. */
  private void answer(@Nullable Failure recorded, Origin origin) {
    GuardedAsyncContext open = openCycle();
    if (!claim()) {
      return;
    }
    if (open == null || !isKept(open, recorded, origin)) {
      write(recorded, origin);
      Cycles.completeIfAsync(request); // nobody else will
    }
  }

  private boolean isKept(GuardedAsyncContext cycle, @Nullable Failure recorded, Origin origin) {
    try {
      return cycles().isKept(cycle, () -> write(recorded, origin));
    } catch (Throwable noRoom) {
      return false;
    }
  }

  /**
   * Writes the answer.
   *
   * @param recorded null where nothing is known of the failure but that there was one
   */
  void write(@Nullable Failure recorded, Origin origin) {
    HttpServletRequest to = request;
    HttpServletResponse by = response;
    if (to == null || by == null) {
      throw new IllegalStateException("no filter has seen the request");
    }
    if (by.isCommitted()) {
      if (redirected) { // on its way, whole and without a body
        return;
      }
      ContainerQuirks.closeConnection(to);
      throw new ResponseAborted();
    }
    write(recorded, origin, to, by);
    HttpServletResponse own = GuardedResponse.innermost(by);
    if (own != by && cycle() != null && !own.isCommitted()) {
      write(recorded, origin, to, own); // a filter around us keeps for ever what it has now
    }
  }

  private void write(
      @Nullable Failure recorded, Origin origin, HttpServletRequest to, HttpServletResponse by) {
    if (recorded == null) {
      setup.writer().writePlain(by, 500, context.requestId());
    } else {
      setup.writer().write(to, by, recorded, origin);
    }
  }

  /** Remembers that the container was given an error to answer with. */
  void passedOn() {
    passedOn = true;
  }

  /** Whether the container has an error to answer with, once the request ends. */
  boolean isPassedOn() {
    return passedOn;
  }

  /** Whether a dispatch has begun that no filter of ours is around: an excluded path, say. */
  boolean isDispatchedPastUs() {
    GuardedAsyncContext current = cycle();
    return current != null && current.isDispatched() && !guarded && !isOver();
  }

  /** Ends the asynchronous cycle with this answer, if one goes on. */
  void endAsync(Runnable answer) {
    Cycles known = cycles;
    if (known != null) {
      known.end(answer);
    }
  }

  /** Breaks the response off, by this cycle. */
  void breakOff(GuardedAsyncContext cycle) {
    cycle.breakOff(request);
  }

  /** The error page's way: the container has noticed a failure that the filter did not see. */
  void failedOutside(
      @Nullable Throwable error, int status, HttpServletRequest to, HttpServletResponse by) {
    Failure known = lastFailure();
    if (RequestFailures.isAborted(known)) {
      // recorded; a container that ends up here thinks that somebody may still be listening
      setup.writer().writePlain(by, status < 500 ? status : 400, context.requestId());
      return;
    }
    Failure recorded = failures().recordOutside(error, status);
    write(recorded, error != null ? Origin.EXCEPTION : Origin.SEND_ERROR, to, by);
  }
}
