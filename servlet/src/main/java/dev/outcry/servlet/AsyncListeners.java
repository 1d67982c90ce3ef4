package dev.outcry.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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

  /** A new cycle begins: who wants to hear of it adds himself to it. What they have thrown. */
  List<Throwable> startAsync(AsyncContext next) {
    return each(AsyncListener::onStartAsync, next, null);
  }

  /** What they have thrown. */
  List<Throwable> timeout() {
    return each(AsyncListener::onTimeout, cycle, null);
  }

  /** What they have thrown. */
  List<Throwable> error(@Nullable Throwable error) {
    return each(AsyncListener::onError, cycle, error);
  }

  /** What they have thrown. */
  List<Throwable> complete() {
    return each(AsyncListener::onComplete, cycle, null);
  }

  private List<Throwable> each(Call call, AsyncContext about, @Nullable Throwable error) {
    List<Throwable> thrown = List.of();
    for (Registered one : all) {
      try {
        call.to(one.listener, new AsyncEvent(about, one.request, one.response, error));
      } catch (Throwable failed) { // one listener is not to cost the others their call
        thrown = thrown.isEmpty() ? new ArrayList<>() : thrown;
        thrown.add(failed);
      }
    }
    return thrown;
  }
}
