package dev.outcry.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Waits for the end of a dispatched cycle, to see whether the dispatch has come by the filter. */
final class DispatchWatch implements AsyncListener {

  private final MountingCheck check;
  private final Exchange exchange;
  private volatile boolean refused;

  DispatchWatch(MountingCheck check, Exchange exchange) {
    this.check = check;
    this.exchange = exchange;
  }

  /** The container has not dispatched. */
  void refused() {
    refused = true;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // Undertow drops a dispatch when whoever asked for it fails before it has begun
    if (!refused && !exchange.isAnswered()) {
      check.dispatched();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // only the end counts
  }

  @Override
  public void onError(AsyncEvent event) {
    // only the end counts
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // only the end counts
  }
}
