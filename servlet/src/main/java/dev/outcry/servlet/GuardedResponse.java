package dev.outcry.servlet;

import dev.outcry.http.HttpException;
import dev.outcry.internal.FieldHandles;
import dev.outcry.servlet.ErrorFilter.SendErrors;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it. It keeps {@code sendError} from the container, whose
 * ways with it differ in nearly everything, and from then on behaves as the specification has it:
 * it is committed, what is written is dropped, and nothing can be taken back.
 */
final class GuardedResponse extends EndableResponse {

  private static final VarHandle DISPATCH =
      FieldHandles.of(MethodHandles.lookup(), "dispatch", byte.class);
  private static final VarHandle SENDING =
      FieldHandles.of(MethodHandles.lookup(), "sending", boolean.class);
  private static final VarHandle TAKEN =
      FieldHandles.of(MethodHandles.lookup(), "taken", boolean.class);

  /** The chain has not returned. It is what a new field has. */
  private static final byte IN_CHAIN = 0;

  /** The chain has returned, and the filter answers or has nothing to answer. */
  private static final byte RETURNED = 1;

  /**
   * The chain has returned and an asynchronous request goes on without it: our filter does not come
   * by any more, and what is sent now is answered where it is sent.
   */
  private static final byte LEFT = 2;

  private final Exchange exchange;
  private final boolean passingThrough; // an enum would be eight bytes more for each request

  /** The stream or the writer, whichever was taken; the container refuses the other. */
  private @Nullable Closeable body;

  /** Whether somebody has begun to send: of several threads the first. */
  private volatile boolean sending;

  private volatile @Nullable HttpException sentError;

  /** A status without a body that was given to {@code sendError}; 0 if none was. */
  private volatile int sentStatus;

  private volatile byte dispatch; // IN_CHAIN; to say so would be a fence for each request

  /** Whether somebody answers what was sent: the filter, or the thread that sent it. */
  private volatile boolean taken;

  /** Whether the container has been given an error to answer with. */
  private volatile boolean passedOn;

  /** Whether the application has itself brought the body to its end. */
  private volatile boolean closed;

  GuardedResponse(HttpServletResponse response, Exchange exchange, SendErrors sendErrors) {
    super(response);
    this.exchange = exchange;
    this.passingThrough = sendErrors == SendErrors.PASS_THROUGH;
  }

  /** The one inside, if this is one of ours from a dispatch before. */
  static HttpServletResponse unwrapped(HttpServletResponse response) {
    return response instanceof GuardedResponse ours ? ours.container() : response;
  }

  private HttpServletResponse container() {
    return (HttpServletResponse) getResponse();
  }

  /**
   * What is below all of ours: a wrapper of the application's may have brought one of an earlier
   * dispatch along, which is ended as soon as this one is.
   */
  private HttpServletResponse belowOurs() {
    HttpServletResponse below = container();
    ServletResponse next = below;
    while (next instanceof ServletResponseWrapper wrapper) {
      next = wrapper.getResponse();
      if (wrapper instanceof GuardedResponse ours) {
        below = ours.container();
      }
    }
    return below;
  }

  /** The container's own, below all wrappers. */
  static HttpServletResponse innermost(HttpServletResponse response) {
    ServletResponse own = response;
    while (own instanceof ServletResponseWrapper wrapper) {
      own = wrapper.getResponse();
    }
    return own instanceof HttpServletResponse http ? http : response;
  }

  /**
   * The chain has returned. An error that another thread sends at this moment is answered by the
   * filter, in {@link #takeSentError}, or where a cycle goes on by that thread, whichever takes it
   * first. Where no cycle does, nobody waits for a thread that is later than the filter.
   *
   * @param async whether the request goes on without the chain
   */
  void chainReturned(boolean async) {
    if (async) {
      dispatch = LEFT;
    } else {
      DISPATCH.setRelease(this, RETURNED); // nobody waits, so it need not be seen at once
    }
  }

  /** Whether the dispatch that this one is for has come to its end. */
  boolean hasReturned() {
    return dispatch != IN_CHAIN;
  }

  /**
   * What {@code sendError} was called with, as the failure that it means; null if it was not, or
   * where another thread answers it.
   */
  @Nullable HttpException takeSentError() {
    HttpException sent = sentError;
    return sent != null && take() ? sent : null;
  }

  private boolean take() {
    return !taken && TAKEN.compareAndSet(this, false, true);
  }

  /** Whether the container answers, with an error that it was given. */
  boolean isPassedOn() {
    return passedOn;
  }

  @Override
  boolean isEnded() {
    return sending || ofDispatch().sending || exchange.isOver();
  }

  @Override
  public void sendError(int status) throws IOException {
    if (isContainersMatter()) {
      super.sendError(status);
      passedOn();
    } else {
      ofDispatch().end(status, null);
    }
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    if (isContainersMatter()) {
      super.sendError(status, message);
      passedOn();
    } else {
      ofDispatch().end(status, message);
    }
  }

  /** Where we are told to keep out, or no filter of ours is around the dispatch. */
  private boolean isContainersMatter() {
    return passingThrough || (hasReturned() && exchange.isDispatchedPastUs());
  }

  /**
   * This one, or that of a later dispatch which runs now: what is sent on an old one, nobody looks
   * for any more.
   */
  private GuardedResponse ofDispatch() {
    GuardedResponse current = hasReturned() ? exchange.responseInUse() : null;
    return current == null ? this : current;
  }

  /** Where the chain has returned already, nobody else ends the request before its timeout. */
  private void passedOn() {
    passedOn = true;
    exchange.passedOn();
    if (dispatch == LEFT) {
      exchange.cycles().end(() -> {});
    }
  }

  /** Ends the response here; where the chain has returned already, nobody else answers. */
  private void end(int status, @Nullable String message) {
    note(status, message);
    if (dispatch == LEFT && take()) { // before that the filter sees it once the chain returns
      HttpException error = sentError;
      if (error != null) {
        exchange.cycles().failed(error, Origin.SEND_ERROR);
      } else {
        exchange.cycles().end(this::setSentStatus);
      }
    }
  }

  /** What was sent is set last: whoever sees it may answer, and nothing may undo the answer. */
  private void note(int status, @Nullable String message) {
    if (isCommitted() || !SENDING.compareAndSet(this, false, true)) {
      throw new IllegalStateException(
          "sendError("
              + status
              + ") comes too late: "
              + (isEnded() ? "sendError was called before" : "the response is committed"),
          isOver() ? new AlreadyAnswered() : null);
    }
    try {
      belowOurs().resetBuffer();
      if (status >= 200 && status < 400) { // a 304 without a body is no failure
        sentStatus = status;
      } else {
        sentError = SentError.of(status, message, exchange);
      }
    } catch (RuntimeException | Error notSent) {
      sending = false;
      throw notSent;
    }
  }

  /** Sets the bodiless status that was sent, if one was and no other thread does. */
  void finishWithoutBody() {
    if (sentStatus != 0 && take()) {
      setSentStatus();
    }
  }

  /**
   * A length that was declared for the dropped body would be a promise that the container sees
   * broken: Jetty makes a 500 of it.
   */
  private void setSentStatus() {
    HttpServletResponse below = belowOurs();
    if (!below.isCommitted()) {
      KeptHeaders kept = KeptHeaders.withoutBody(below);
      below.reset();
      kept.restore();
      below.setStatus(sentStatus);
    }
  }

  @Override
  public boolean isCommitted() {
    return isEnded() || super.isCommitted();
  }

  @Override
  public void reset() {
    requireNotEnded("reset()");
    super.reset();
    body = null;
    exchange.identify(container()); // a reset takes every header on all containers
  }

  @Override
  public void resetBuffer() {
    requireNotEnded("resetBuffer()");
    super.resetBuffer();
  }

  private void requireNotEnded(String call) {
    if (isEnded()) {
      throw new IllegalStateException(
          call + " comes too late: sendError was called before",
          isOver() ? new AlreadyAnswered() : null);
    }
  }

  /** Servlet 6.1's form, to which its other two lead; in 6.0 nobody calls it. */
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    requireNotEnded("sendRedirect(..)");
    ContainerQuirks.sendRedirect(container(), location, status, clearBuffer);
    exchange.redirected();
    closed = true;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    requireNotEnded("sendRedirect(..)");
    super.sendRedirect(location);
    exchange.redirected();
    closed = true;
  }

  /** Whether the request was answered with a failure, or has ended: nobody reads any more. */
  boolean isOver() {
    return exchange.isOver();
  }

  void requireOpen() throws AlreadyAnswered {
    if (isOver()) {
      throw new AlreadyAnswered();
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    requireOpen();
    if (isEnded()) {
      return;
    }
    try {
      super.flushBuffer();
    } catch (IOException lost) {
      throw lost(lost);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (body instanceof ServletOutputStream known) {
      return known;
    }
    ServletOutputStream stream =
        new GuardedOutputStream(isEnded() ? null : super.getOutputStream(), this);
    body = stream;
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (body instanceof PrintWriter known) {
      return known;
    }
    PrintWriter target = isEnded() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    PrintWriter writer = new GuardedWriter(target, this); // tells a late one that it is over
    body = writer;
    return writer;
  }

  /** Gives the container a listener in the place of the application's. */
  void listen(ServletOutputStream out, WriteListener listener) {
    WriteListener guarded =
        new GuardedWriteListener(Objects.requireNonNull(listener, "listener"), this, exchange);
    boolean only = exchange.cycles().firstTurn().await();
    try {
      out.setWriteListener(guarded);
    } catch (RuntimeException | Error refused) {
      if (only) { // the one before has yet to have its turn
        exchange.cycles().writePossible();
      }
      throw refused;
    }
  }

  /** Writing the body has failed, and the container has told a listener. */
  void writeFailed(Throwable error) {
    if (error instanceof IOException failed) {
      lost(failed);
    }
  }

  void closed() {
    closed = true;
  }

  /**
   * Remembers why a write failed, and gives it back to throw. Writing to a body that was closed or
   * is complete fails too, and nobody has left; nor has anybody where a text cannot be encoded.
   */
  IOException lost(IOException lost) {
    if (isOver()) { // it was answered while this was being written
      return new AlreadyAnswered(lost);
    }
    boolean misuse =
        closed
            || passedOn
            || lost instanceof CharConversionException
            || (ContainerQuirks.saysThatBodyIsClosed(lost)
                && !exchange.streamFailures().isClientGone());
    if (!misuse) {
      exchange.failures().clientGone(lost);
    }
    return lost;
  }
}
