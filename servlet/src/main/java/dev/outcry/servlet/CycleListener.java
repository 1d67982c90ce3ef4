package dev.outcry.servlet;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.servlet.KeptHeaders.Origin;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.time.Duration;
import java.util.List;

/**
 * What the container tells of an asynchronous cycle: passed on to the application's listeners, and
 * answered if none of them has ended the cycle. It never asks the event for request or response:
 * Tomcat's are gone by then. Some containers carry it into the next cycle, which has its own.
 */
record CycleListener(GuardedAsyncContext cycle, Exchange exchange) implements AsyncListener {

  /** A client may try again soon: nothing says that the next attempt takes as long. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public void onStartAsync(AsyncEvent event) {
    // told by the next cycle itself, which the application is to see in its wrapping
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    inCycle(
        () -> {
          cycles().writePossible(); // it may be late, but later it cannot be
          List<Throwable> thrown = cycle.listeners().timeout();
          if (!thrown.isEmpty()) {
            thrown.forEach(one -> cycles().failed(one, Origin.EXCEPTION)); // the first is it
          } else if (exchange.isPassedOn()) {
            cycles().end(() -> {});
          } else if (cycles().isOpen(cycle)) {
            cycles().failed(timeout(), Origin.EXCEPTION);
          }
        });
  }

  private HttpException timeout() {
    return HttpErrors.of(503)
        .reason("timeout")
        .retryAfter(RETRY_AFTER)
        .logMessage("the asynchronous request took longer than " + cycle.getTimeout() + " ms");
  }

  /** Tomcat tells of errors without an error, after the end; there is nothing to answer then. */
  @Override
  public void onError(AsyncEvent event) {
    Throwable error = exchange.failures().meantBy(event.getThrowable());
    inCycle(
        () -> {
          boolean open = cycles().isOpen(cycle);
          if (error != null && open) {
            cycles().failed(error);
          } else if (error != null || open) {
            cycles().hearing().tell(cycle, error);
          }
        });
  }

  @Override
  public void onComplete(AsyncEvent event) {
    cycle.completed();
    inCycle(
        () -> {
          List<Throwable> thrown = cycle.listeners().complete();
          cycles().finish();
          thrown.forEach(exchange::failedBesides);
        });
  }

  private Cycles cycles() {
    return exchange.cycles();
  }

  private void inCycle(Outcry.ThrowingRunnable work) {
    if (cycles().current() == cycle) {
      cycles().run(work);
    }
  }
}
