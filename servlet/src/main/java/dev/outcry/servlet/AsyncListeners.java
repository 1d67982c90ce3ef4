package dev.outcry.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The application's listeners of one asynchronous cycle, called in the order of adding. */
final class AsyncListeners {

  private record Registered(
      AsyncListener listener, ServletRequest request, ServletResponse response) {}

  /** One of the four calls that a listener has. */
  @FunctionalInterface
  private interface Call {
    void to(AsyncListener listener, AsyncEvent event) throws IOException;
  }

  private final AsyncContext cycle;
  private final List<Registered> all = new CopyOnWriteArrayList<>();

  AsyncListeners(AsyncContext cycle) {
    this.cycle = cycle;
  }

  void add(AsyncListener listener, ServletRequest request, ServletResponse response) {
    all.add(new Registered(Objects.requireNonNull(listener, "listener"), request, response));
  }

  /** A new cycle begins: who wants to hear of it adds himself to it. */
  void startAsync(AsyncContext next) {
    each(AsyncListener::onStartAsync, next, null);
  }

  /** The first exception that one of them has thrown; null if none has. */
  @Nullable Throwable timeout() {
    return each(AsyncListener::onTimeout, cycle, null);
  }

  /** The first exception that one of them has thrown; null if none has. */
  @Nullable Throwable error(@Nullable Throwable error) {
    return each(AsyncListener::onError, cycle, error);
  }

  /** The first exception that one of them has thrown; null if none has. */
  @Nullable Throwable complete() {
    return each(AsyncListener::onComplete, cycle, null);
  }

  private @Nullable Throwable each(Call call, AsyncContext about, @Nullable Throwable error) {
    Throwable first = null;
    for (Registered one : all) {
      try {
        call.to(one.listener, new AsyncEvent(about, one.request, one.response, error));
      } catch (Throwable thrown) { // one listener is not to cost the others their call
        first = first == null ? thrown : first;
      }
    }
    return first;
  }
}
