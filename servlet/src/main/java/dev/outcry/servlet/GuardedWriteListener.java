package dev.outcry.servlet;

import jakarta.servlet.WriteListener;

/** A listener of the response's body. What it throws is answered before a container loses it. */
record GuardedWriteListener(WriteListener target, GuardedResponse response, Exchange exchange)
    implements WriteListener {

  @Override
  public void onWritePossible() {
    exchange.cycles().writePossible();
    if (!exchange.isOver()) {
      exchange.cycles().run(target::onWritePossible, target::onError);
    }
  }

  @Override
  public void onError(Throwable error) {
    exchange.cycles().writePossible(); // it is not, but nobody else will end the request
    response.writeFailed(error);
    exchange.cycles().failed(error, target::onError);
  }
}
