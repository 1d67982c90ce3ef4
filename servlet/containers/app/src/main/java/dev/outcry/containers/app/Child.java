package dev.outcry.containers.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process that a container runs in, as the suite sees it: what is on stdout is log lines and,
 * begun by {@code #}, answers to the words that come in by stdin. It ends with its stdin.
 */
public final class Child {

  /** What is run. */
  public interface Container {
    /** Starts it, and gives back the port that it listens on. */
    int start() throws Exception;

    /** Replaces the application by a new one of the same, and gives back the old class loader. */
    default WeakReference<ClassLoader> redeploy() throws Exception {
      throw new UnsupportedOperationException("its application cannot be replaced");
    }
  }

  private static final int QUIET_MILLIS = 120_000;
  private static final int COLLECTING_MILLIS = 60_000;

  private static @Nullable WeakReference<ClassLoader> replaced;

  private Child() {}

  /** Runs until stdin ends. */
  @SuppressWarnings("SystemExitOutsideMain") // main is the launcher's, and has nothing else in it
  public static void run(Container container) throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    say("port " + container.start());
    try (BufferedReader words = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String word = words.readLine(); word != null; word = words.readLine()) {
        obey(word, container);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void obey(String word, Container container) throws Exception {
    if (word.equals("settle")) {
      say(settle());
    } else if (word.equals("heap")) {
      say("heap " + heap());
    } else if (word.equals("threads")) {
      say("threads " + ThreadsLeft.counted());
    } else if (word.equals("leftovers")) {
      say("leftovers " + ThreadsLeft.leftovers());
    } else if (word.equals("redeploy")) {
      replaced = container.redeploy();
      say("redeployed");
    } else if (word.equals("freed")) {
      say(isFreed() ? "freed yes" : "freed no");
    } else {
      throw new IOException("no such word: " + word);
    }
  }

  private static void say(String answer) {
    System.out.println("#" + answer);
  }

  /** Waits until no thread is inside a request any more, twice in a row. */
  private static String settle() throws InterruptedException {
    long end = System.nanoTime() + QUIET_MILLIS * 1_000_000L;
    String busy = "";
    for (int quiet = 0; quiet < 2 && System.nanoTime() - end < 0; Thread.sleep(2)) {
      busy = busy();
      quiet = busy.isEmpty() ? quiet + 1 : 0;
    }
    return busy.isEmpty() ? "settled" : "busy " + busy;
  }

  private static String busy() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      String at = thread.getKey() == Thread.currentThread() ? "" : busyAt(thread.getValue());
      if (!at.isEmpty()) {
        return thread.getKey().getName() + " at " + at;
      }
    }
    int virtual = VirtualWork.running();
    return virtual == 0 ? "" : virtual + " virtual threads";
  }

  private static String busyAt(StackTraceElement[] frames) {
    String at = "";
    for (StackTraceElement frame : frames) {
      if (frame.getMethodName().equals("awaitOpening")) {
        return ""; // it waits for us
      }
      if (isOfARequest(frame.getClassName())) {
        at = frame.toString();
      }
    }
    return at;
  }

  private static boolean isOfARequest(String frame) {
    return frame.startsWith("org.eclipse.jetty.server.internal.")
        || frame.startsWith("org.apache.coyote.")
        || frame.startsWith("io.undertow.")
        || frame.startsWith("dev.outcry.");
  }

  /** Whether the garbage collection takes what was replaced last, if it is given some time. */
  private static boolean isFreed() throws InterruptedException {
    WeakReference<ClassLoader> loader = Objects.requireNonNull(replaced);
    long end = System.nanoTime() + COLLECTING_MILLIS * 1_000_000L;
    while (loader.get() != null && System.nanoTime() - end < 0) {
      System.gc();
      Thread.sleep(50);
    }
    return loader.get() == null;
  }

  /** Bytes in use when all garbage is gone. */
  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
