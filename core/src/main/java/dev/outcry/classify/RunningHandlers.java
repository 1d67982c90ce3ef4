package dev.outcry.classify;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that are running on this thread. A handler that hands its failure in again would
 * otherwise be called for ever; while it runs, such a failure gets the built-in answer.
 */
final class RunningHandlers {

  private record Running(Slot slot, @Nullable Running outer) {}

  private static final ThreadLocal<@Nullable Running> RUNNING = new ThreadLocal<>();

  private RunningHandlers() {}

  @SuppressWarnings("ReferenceEquality") // two registrations are two slots, however alike
  static boolean isRunning(Slot slot) {
    for (Running running = RUNNING.get(); running != null; running = running.outer) {
      if (running.slot == slot) {
        return true;
      }
    }
    return false;
  }

  static <T extends @Nullable Object> T run(Slot slot, Callable<T> handler) throws Exception {
    Running outer = RUNNING.get();
    RUNNING.set(new Running(slot, outer));
    try {
      return handler.call();
    } finally {
      if (outer == null) {
        RUNNING.remove();
      } else {
        RUNNING.set(outer);
      }
    }
  }
}
