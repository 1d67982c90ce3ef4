package dev.outcry.classify;

import dev.outcry.internal.ThreadStack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that are running on this thread. A handler that hands its failure in again would
 * otherwise be called for ever; while it runs, such a failure gets the built-in answer.
 */
final class RunningHandlers {

  private static final ThreadStack<Slot> RUNNING = new ThreadStack<>();

  private RunningHandlers() {}

  @SuppressWarnings("ReferenceEquality") // two registrations are two slots, however alike
  static boolean isRunning(Slot slot) {
    return RUNNING.count(running -> running == slot) > 0;
  }

  static <T extends @Nullable Object> T run(Slot slot, Callable<T> handler) throws Exception {
    RUNNING.push(slot);
    try {
      return handler.call();
    } finally {
      RUNNING.pop();
    }
  }
}
