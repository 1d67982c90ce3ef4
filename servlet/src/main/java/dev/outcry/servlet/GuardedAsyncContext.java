package dev.outcry.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous cycle of a request, from {@code startAsync} to {@code complete} or {@code
 * dispatch}, as the application sees it. What fails in it is answered at once; no container waits
 * less than its timeout with that.
 *
 * <p>The container knows one listener, ours. The application's are kept here and called first, so
 * that one that deals with a timeout itself is not forestalled.
 */
final class GuardedAsyncContext implements AsyncContext {

  private final AsyncContext target;
  private final Exchange exchange;
  private final ServletRequest request;
  private final ServletResponse response;
  private final AsyncListeners listeners = new AsyncListeners(this);

  /** Whether the application has itself completed or dispatched. */
  private volatile boolean ended;

  /** Whether it was by a dispatch: the request goes on elsewhere. */
  private volatile boolean dispatched;

  private volatile @Nullable MountingCheck watch;

  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Whether somebody ends the request by this cycle. The container is asked for that but once: a
   * second {@code complete} may come when the first has taken effect, and Tomcat 10.1 and 11 can
   * then complete the request that they serve next with the same objects, in the midst of its body.
   */
  private final AtomicBoolean ending = new AtomicBoolean();

  private GuardedAsyncContext(
      AsyncContext target, Exchange exchange, ServletRequest request, ServletResponse response) {
    this.target = target;
    this.exchange = exchange;
    this.request = request;
    this.response = response;
  }

  /**
   * Begins a cycle.
   *
   * @param target the container's, just started
   * @param request what the application is to see, like the response
   */
  static AsyncContext begin(
      AsyncContext target, Exchange exchange, ServletRequest request, ServletResponse response) {
    GuardedAsyncContext cycle = new GuardedAsyncContext(target, exchange, request, response);
    target.addListener(new CycleListener(cycle, exchange));
    GuardedAsyncContext before = exchange.cycles().begin(cycle);
    if (before != null) {
      before.listeners.startAsync(cycle).forEach(exchange::failedBesides);
    }
    return cycle;
  }

  AsyncListeners listeners() {
    return listeners;
  }

  /** Whether the application's listeners are yet to be told of a failure; from now on they are. */
  boolean beginTelling() {
    return told.compareAndSet(false, true);
  }

  /**
   * Breaks a response off that is partly on the wire. Completing would end the body cleanly, and
   * the client would take the half for the whole. A dispatch can fail, and after the commit that
   * breaks the response off; the filter sees to it. It goes to the error page where there is one,
   * so that nothing of the application runs even where no filter is mapped.
   */
  void breakOff(@Nullable HttpServletRequest own) {
    if (!ending.compareAndSet(false, true)) {
      return;
    }
    try {
      if (ContainerQuirks.isMapped(OutcryServlets.ERROR_PATH, own)) {
        target.dispatch(OutcryServlets.ERROR_PATH);
      } else {
        target.dispatch();
      }
    } catch (IllegalStateException endedMeanwhile) {
      // by the container, which closed the connection
    }
  }

  /**
   * Ends the request, which is answered, unless the application has at the same moment.
   *
   * @throws IllegalStateException if the container has
   */
  void completeAnswered() {
    if (ending.compareAndSet(false, true)) {
      target.complete();
    }
  }

  /** Whether the application has ended the cycle: nobody else may. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public ServletRequest getRequest() {
    return request;
  }

  @Override
  public ServletResponse getResponse() {
    return response;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    boolean ours = request instanceof GuardedRequest && response instanceof GuardedResponse;
    return ours || target.hasOriginalRequestAndResponse();
  }

  @Override
  public void dispatch() {
    sendOn(target::dispatch);
  }

  @Override
  public void dispatch(String path) {
    sendOn(() -> target.dispatch(path));
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    requireOpen();
    end(() -> target.dispatch(context, path), true);
  }

  /**
   * Does nothing for a request that was answered meanwhile: a late worker has done no wrong. Nor
   * for one that is completed: whether a container would refuse that, is a matter of moments.
   */
  @Override
  public void complete() {
    if (exchange.isOver() || !ending.compareAndSet(false, true)) {
      return;
    }
    try {
      end(target::complete, false);
    } catch (RuntimeException | Error refused) {
      ending.set(false);
      throw refused;
    }
  }

  /** Whether the application has sent the request on. */
  boolean isDispatched() {
    return dispatched;
  }

  /** Within this application: the filter has to see it. */
  private void sendOn(Runnable how) {
    requireOpen();
    end(() -> watched(how), true);
  }

  /** Not by a listener of its own: Jetty forgets the rest if one is added while it calls them. */
  private void watched(Runnable how) {
    watch = MountingCheck.dispatching(request);
    try {
      how.run();
    } catch (RuntimeException | Error refused) {
      watch = null;
      throw refused;
    }
  }

  /** The container has ended it: a dispatch has come by the filter by now, or never will. */
  void completed() {
    MountingCheck waiting = watch;
    // Undertow drops a dispatch when whoever asked for it fails before it has begun
    if (waiting != null && !exchange.isAnswered()) {
      waiting.dispatched();
    }
  }

  private void requireOpen() {
    if (exchange.isOver() || ending.get()) {
      throw new IllegalStateException(new AlreadyAnswered());
    }
  }

  private void end(Runnable how, boolean byDispatch) {
    boolean before = ended;
    ended = true; // first: the other side may run before this call returns
    dispatched = byDispatch;
    try {
      how.run();
    } catch (RuntimeException | Error refused) {
      ended = before;
      dispatched = false;
      throw refused;
    }
  }

  @Override
  public void start(Runnable task) {
    Objects.requireNonNull(task, "task");
    target.start(() -> exchange.cycles().run(task::run));
  }

  @Override
  public void addListener(AsyncListener listener) {
    addListener(listener, request, response);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest suppliedRequest, ServletResponse suppliedResponse) {
    listeners.add(listener, suppliedRequest, suppliedResponse);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return target.createListener(type);
  }

  @Override
  public void setTimeout(long timeout) {
    target.setTimeout(timeout);
  }

  @Override
  public long getTimeout() {
    return target.getTimeout();
  }
}
