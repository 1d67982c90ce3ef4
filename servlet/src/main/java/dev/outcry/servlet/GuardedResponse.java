package dev.outcry.servlet;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.http.HttpStatus;
import dev.outcry.servlet.ErrorFilter.SendErrors;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it. It keeps {@code sendError} from the container, whose
 * ways with it differ in nearly everything, and from then on behaves as the specification has it:
 * it is committed, what is written is dropped, and nothing can be taken back.
 */
final class GuardedResponse extends EndableResponse {

  private final HttpServletResponse response;
  private final Exchange exchange;
  private final SendErrors sendErrors;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private volatile @Nullable HttpException sentError;

  /** A status without a body that was given to {@code sendError}; 0 if none was. */
  private volatile int sentStatus;

  /**
   * Whether the chain has returned and an asynchronous request goes on without it: our filter does
   * not come by any more, and what is sent now is answered where it is sent.
   */
  private volatile boolean left;

  private volatile boolean returned;

  /** Whether the container has been given an error to answer with. */
  private volatile boolean passedOn;

  /** Whether the application has itself brought the body to its end. */
  private volatile boolean closed;

  GuardedResponse(HttpServletResponse response, Exchange exchange, SendErrors sendErrors) {
    super(response);
    this.response = response;
    this.exchange = exchange;
    this.sendErrors = sendErrors;
  }

  /** The one inside, if this is one of ours from a dispatch before. */
  static HttpServletResponse unwrapped(HttpServletResponse response) {
    return response instanceof GuardedResponse ours ? ours.response : response;
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
   * The chain has returned. An error that another thread sends at this moment is either in what
   * {@link #sentError} says from now on, or is answered by that thread: never by nobody.
   *
   * @param async whether the request goes on without the chain
   */
  synchronized void chainReturned(boolean async) {
    left = async;
    returned = true;
  }

  /** Whether the dispatch that this one is for has come to its end. */
  boolean hasReturned() {
    return returned;
  }

  /** What {@code sendError} was called with, as the failure that it means; null if it was not. */
  @Nullable HttpException sentError() {
    return sentError;
  }

  /** Whether the container answers, with an error that it was given. */
  boolean isPassedOn() {
    return passedOn;
  }

  @Override
  boolean isEnded() {
    return sentError != null || sentStatus != 0 || exchange.isOver();
  }

  @Override
  public void sendError(int status) throws IOException {
    if (isContainersMatter()) {
      response.sendError(status);
      passedOn();
    } else {
      end(status, null);
    }
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    if (isContainersMatter()) {
      response.sendError(status, message);
      passedOn();
    } else {
      end(status, message);
    }
  }

  /** Where we are told to keep out, or no filter of ours is around the dispatch. */
  private boolean isContainersMatter() {
    return sendErrors == SendErrors.PASS_THROUGH || (returned && exchange.isDispatchedPastUs());
  }

  /** Where the chain has returned already, nobody else ends the request before its timeout. */
  private void passedOn() {
    passedOn = true;
    exchange.passedOn();
    if (left) {
      exchange.endAsync(() -> {});
    }
  }

  /** Ends the response here; where the chain has returned already, nobody else answers. */
  private void end(int status, @Nullable String message) {
    if (!endedBeforeChain(status, message)) {
      HttpException error = sentError;
      if (error != null) {
        exchange.failedAsync(error, Origin.SEND_ERROR);
      } else {
        exchange.endAsync(this::finishWithoutBody);
      }
    }
  }

  /** Whether the filter will see what was sent once the chain returns. */
  private synchronized boolean endedBeforeChain(int status, @Nullable String message) {
    note(status, message);
    return !left;
  }

  /**
   * The message goes to the log only: containers and libraries put class names into it. The failure
   * is made here and not later, so that the trace of a 5xx shows who sent it.
   */
  private void note(int status, @Nullable String message) {
    if (isCommitted()) {
      throw new IllegalStateException(
          "sendError("
              + status
              + ") comes too late: "
              + (isEnded() ? "sendError was called before" : "the response is committed"),
          isOver() ? new AlreadyAnswered() : null);
    }
    response.resetBuffer();
    if (status >= 200 && status < 400) { // a 304 without a body is no failure
      sentStatus = status;
      return;
    }
    HttpException error = HttpErrors.of(HttpStatus.isError(status) ? status : 500);
    if (!HttpStatus.isError(status)) {
      error.logMessage("sendError was called with " + status + ", which is no status of an error");
    } else if (message != null) {
      error.logMessage(message);
    }
    Throwable toldOf = exchange.cycles().causeOfSent();
    if (toldOf != null) { // a listener of the application says what that means to the client
      error.causedBy(toldOf);
    }
    sentError = error;
  }

  /**
   * Sets the bodiless status that was sent. A length that was declared for the dropped body would
   * be a promise that the container sees broken: Jetty makes a 500 of it.
   */
  void finishWithoutBody() {
    if (sentStatus != 0 && !response.isCommitted()) {
      KeptHeaders kept = KeptHeaders.withoutBody(response);
      response.reset();
      kept.restore();
      response.setStatus(sentStatus);
    }
  }

  @Override
  public boolean isCommitted() {
    return isEnded() || response.isCommitted();
  }

  @Override
  public void reset() {
    requireNotEnded("reset()");
    response.reset();
    stream = null;
    writer = null;
    exchange.identify(response); // a reset takes every header on all containers
  }

  @Override
  public void resetBuffer() {
    requireNotEnded("resetBuffer()");
    response.resetBuffer();
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
    ContainerQuirks.sendRedirect(response, location, status, clearBuffer);
    exchange.redirected();
    closed = true;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    requireNotEnded("sendRedirect(..)");
    response.sendRedirect(location);
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
      response.flushBuffer();
    } catch (IOException lost) {
      throw lost(lost);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream known = stream;
    if (known == null) {
      known = new GuardedOutputStream(isEnded() ? null : response.getOutputStream(), this);
      stream = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter known = writer;
    if (known == null) {
      known =
          isEnded()
              ? new PrintWriter(Writer.nullWriter())
              : new GuardedWriter(response.getWriter(), this);
      writer = known;
    }
    return known;
  }

  /** Gives the container a listener in the place of the application's. */
  void listen(ServletOutputStream out, WriteListener listener) {
    WriteListener guarded =
        new GuardedWriteListener(Objects.requireNonNull(listener, "listener"), this, exchange);
    exchange.cycles().firstTurn().await();
    try {
      out.setWriteListener(guarded);
    } catch (RuntimeException | Error refused) {
      exchange.writePossible();
      throw refused;
    }
  }

  /** Writing the body has failed, and the container has told a listener. */
  void writeFailedAsync(Throwable error) {
    if (error instanceof IOException failed) {
      lost(failed);
    }
    exchange.failedInCycle(error);
  }

  void closed() {
    closed = true;
  }

  /**
   * Remembers why a write failed, and gives it back to throw. Writing to a body that was closed or
   * is complete fails too, and nobody has left; nor has anybody where a text cannot be encoded.
   */
  IOException lost(IOException lost) {
    boolean misuse =
        closed
            || passedOn
            || lost instanceof CharConversionException
            || (ContainerQuirks.saysThatBodyIsClosed(lost)
                && !exchange.failures().streams().isClientGone());
    if (!misuse) {
      exchange.failures().streams().clientGone(lost);
    }
    return lost;
  }
}
