package dev.outcry.report;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Feeds throwables into FNV-1a, name by name. */
final class FingerprintHash {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Frames of one throwable that count, when the application's packages are known or guessed. */
  private static final int FRAMES = 32;

  /** Frames that count when none is the application's: enough to tell two places apart. */
  private static final int FOREIGN_FRAMES = 8;

  /** How the same call happens to be made changes from run to run. */
  private static final Prefixes REFLECTION =
      Prefixes.of(
          "jdk.internal.reflect.", "java.lang.reflect.", "java.lang.invoke.", "sun.reflect.");

  private static final Prefixes PLATFORM =
      Prefixes.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "jakarta.",
          "org.eclipse.jetty.",
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.tomcat.",
          "io.undertow.",
          "dev.outcry.servlet.",
          "dev.outcry.http.",
          "dev.outcry.internal.",
          "dev.outcry.Outcry",
          "dev.outcry.Recorder",
          "dev.outcry.Answering",
          "dev.outcry.WatchedExecutorService",
          "dev.outcry.classify.ExceptionClassifier",
          "dev.outcry.classify.RunningHandlers",
          "dev.outcry.context.RequestContext");

  private final String[] inApp;
  private long hash = OFFSET_BASIS;

  FingerprintHash(String... inApp) {
    this.inApp = inApp;
  }

  long value() {
    return hash;
  }

  /** A throwable of the chain; the root cause is the first to be added. */
  void add(Throwable throwable) {
    add(
        throwable.getClass().getName(),
        Causes.framesOf(throwable),
        throwable instanceof StackOverflowError);
  }

  /** As {@link #add(Throwable)}, of what is known of one. */
  void add(String type, StackTraceElement[] frames, boolean overflow) {
    add(GeneratedNames.ofType(type));
    if (overflow && addRing(frames)) {
      return;
    }
    if (!addFrames(frames, true, FRAMES)) {
      addFrames(frames, false, FOREIGN_FRAMES);
    }
  }

  /** Whether any frame counted. A frame that repeats the one before is recursion, at any depth. */
  private boolean addFrames(StackTraceElement[] frames, boolean onlyInApp, int max) {
    int counted = 0;
    long before = 0;
    String type = null; // methods of a class call each other: what was said of it last, holds
    boolean counts = false;
    String name = "";
    for (int i = 0; i < Math.min(frames.length, Bounds.FRAMES) && counted < max; i++) {
      String next = frames[i].getClassName();
      if (!next.equals(type)) {
        type = next;
        counts = !isPassedThrough(type) && (!onlyInApp || isInApp(type));
        name = counts ? GeneratedNames.ofType(type) : "";
      }
      if (!counts) {
        continue;
      }
      String method = GeneratedNames.ofMethod(frames[i].getMethodName());
      long frame = 31L * name.hashCode() + method.hashCode();
      if (frame != before) {
        add(name);
        add(method);
        counted++;
      }
      before = frame;
    }
    return counted > 0;
  }

  /**
   * Whether methods call each other in a ring. Which of them ran out of stack, and in which helper,
   * is chance; so those that occur again count, in no order.
   */
  private boolean addRing(StackTraceElement[] frames) {
    Set<String> seen = new HashSet<>();
    Set<String> ring = new TreeSet<>();
    for (int i = 0; i < Math.min(frames.length, Bounds.FRAMES); i++) {
      String type = frames[i].getClassName();
      if (!isPassedThrough(type) && isInApp(type)) {
        String method = GeneratedNames.ofMethod(frames[i].getMethodName());
        String frame = GeneratedNames.ofType(type) + '\n' + method;
        if (!seen.add(frame)) {
          ring.add(frame);
        }
      }
    }
    ring.stream().limit(FRAMES).forEach(this::add);
    return !ring.isEmpty();
  }

  private static boolean isPassedThrough(String type) {
    return REFLECTION.begin(type) || GeneratedNames.isProxy(type);
  }

  private boolean isInApp(String type) {
    if (inApp.length == 0) {
      return !PLATFORM.begin(type);
    }
    for (String prefix : inApp) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** A name and its end, so that "ab" and "c" are not "a" and "bc". */
  void add(String name) {
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    hash = (hash ^ '\n') * PRIME;
  }
}
