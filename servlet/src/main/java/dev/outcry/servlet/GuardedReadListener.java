package dev.outcry.servlet;

import jakarta.servlet.ReadListener;
import java.io.IOException;

/** A listener of the request's body. What it throws is answered before a container can lose it. */
record GuardedReadListener(ReadListener target, Exchange exchange) implements ReadListener {

  @Override
  public void onDataAvailable() {
    if (!exchange.isOver()) {
      exchange.cycles().run(target::onDataAvailable, target::onError);
    }
  }

  @Override
  public void onAllDataRead() {
    if (!exchange.isOver()) {
      exchange.cycles().run(target::onAllDataRead, target::onError);
    }
  }

  /** Noted before the application hears of it: it may throw on what it hears. */
  @Override
  public void onError(Throwable error) {
    if (error instanceof IOException failed) {
      exchange.failures().readFailed(failed);
    }
    exchange.cycles().failed(error, target::onError);
  }
}
