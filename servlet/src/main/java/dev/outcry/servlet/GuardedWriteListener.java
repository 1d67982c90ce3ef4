package dev.outcry.servlet;

import jakarta.servlet.WriteListener;

/** A listener of the response's body. What it throws is answered before a container loses it. */
record GuardedWriteListener(WriteListener target, GuardedResponse response, Exchange exchange)
    implements WriteListener {

  @Override
  public void onWritePossible() {
    exchange.writePossible();
    if (!exchange.isOver()) {
      exchange.run(target::onWritePossible, target::onError);
    }
  }

  @Override
  public void onError(Throwable error) {
    exchange.writePossible(); // it is not, but nobody else will end the request
    response.writeFailed(error);
    exchange.failed(error, target::onError);
  }
}
