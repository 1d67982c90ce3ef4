package dev.outcry;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What has been handled and is thrown on, on its thread. Where nobody catches it there, the thread
 * ends of it, and it is no other failure. On another thread it is one: an exception that is a
 * constant fails any number of times.
 */
final class ThrownOn {

  @SuppressWarnings("ThreadLocalUsage") // each toolkit has its own, and no thread keeps it alive
  private final ThreadLocal<@Nullable WeakReference<Throwable>> last = new ThreadLocal<>();

  /** It is about to be thrown on this thread. */
  void add(Throwable error) {
    last.set(new WeakReference<>(error));
  }

  /**
   * Whether it was the last that was thrown on, on this thread; it is forgotten then.
   *
   * @param unwrapped the same without the wrappers that it may have got on its way
   */
  boolean remove(Throwable error, Throwable unwrapped) {
    WeakReference<Throwable> known = last.get();
    last.remove();
    return known != null && (known.refersTo(error) || known.refersTo(unwrapped));
  }
}
