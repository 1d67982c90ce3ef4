package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.internal.SafeThrowable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, each guarded by itself. */
final class FailureListeners {

  private static final Logger LOGGER = LoggerFactory.getLogger(FailureListeners.class);

  /** A listener that fails by itself and hands that in would otherwise be told for ever. */
  private static final ThreadLocal<@Nullable Boolean> TELLING = new ThreadLocal<>();

  private final List<FailureListener> listeners;
  private final Set<FailureListener> complained = ConcurrentHashMap.newKeySet();

  FailureListeners(List<FailureListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void tell(Failure failure, RequestContext context) {
    if (listeners.isEmpty() || TELLING.get() != null) {
      return;
    }
    TELLING.set(Boolean.TRUE);
    try {
      for (FailureListener listener : listeners) {
        tell(listener, failure, context);
      }
    } finally {
      TELLING.remove();
    }
  }

  private void tell(FailureListener listener, Failure failure, RequestContext context) {
    try {
      listener.failed(failure, context);
    } catch (Throwable broken) { // foreign code; the answer to the client does not depend on it
      if (complained.add(listener)) {
        LOGGER.warn(
            "a failure listener failed, {}; it is said once, later failures of it are not",
            listener.getClass().getName(),
            SafeThrowable.of(broken));
      }
    }
  }
}
