package dev.outcry.servlet;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows which requests the server still works on. A client has its answer a moment before the
 * server is done; what is asserted about logs and threads has to wait for that moment.
 */
final class RunningRequests extends Handler.Wrapper {

  /** A hang is told from a machine that has other things to do. */
  private static final long PATIENCE_MILLIS = 120_000;

  private int running;

  RunningRequests(Handler application) {
    super(application);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    change(1);
    boolean handled = false;
    try {
      handled = super.handle(request, response, Callback.from(callback, () -> change(-1)));
      return handled;
    } finally {
      if (!handled) { // the server answers by itself, and completes its own callback
        change(-1);
      }
    }
  }

  private synchronized void change(int by) {
    running += by;
    notifyAll();
  }

  synchronized void awaitNone() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      while (running > 0) {
        if (System.nanoTime() > end) {
          throw new AssertionError(running + " requests are still running");
        }
        wait(100);
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
