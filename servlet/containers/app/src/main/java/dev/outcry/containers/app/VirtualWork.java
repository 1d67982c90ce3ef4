package dev.outcry.containers.app;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests on virtual threads. No list of threads shows these, so what they run is counted. */
public final class VirtualWork {

  /** Whether the container is to serve so: {@code -Doutcry.virtual=true}. */
  public static final boolean WANTED = Boolean.getBoolean("outcry.virtual");

  private static final AtomicInteger RUNNING = new AtomicInteger();

  private VirtualWork() {}

  /** As this one, which makes a virtual thread for each task. */
  public static Executor counted(Executor virtual) {
    return task -> {
      RUNNING.incrementAndGet();
      virtual.execute(
          () -> {
            try {
              task.run();
            } finally {
              RUNNING.decrementAndGet();
            }
          });
    };
  }

  static int running() {
    return RUNNING.get();
  }

  /** This thread begins to wait for the suite, which must not wait for it. */
  static void pauses() {
    if (isHere()) {
      RUNNING.decrementAndGet();
    }
  }

  /** The waiting is over. */
  static void goesOn() {
    if (isHere()) {
      RUNNING.incrementAndGet();
    }
  }

  /** {@code Thread.isVirtual()} came after 17. */
  private static boolean isHere() {
    return Thread.currentThread().toString().startsWith("VirtualThread[");
  }
}
