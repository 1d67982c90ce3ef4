package dev.outcry.report;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Feeds throwables into a hash, name by name. */
final class FingerprintHash {

  /** Frames of one throwable that count, when the application's packages are known or guessed. */
  private static final int FRAMES = 32;

  /** Frames that count when none is the application's: enough to tell two places apart. */
  private static final int FOREIGN_FRAMES = 8;

  private final String[] inApp;
  private long hash = Fnv.OFFSET_BASIS;

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
    add(FrameNames.ofType(type).name());
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
    FrameNames.@Nullable Type type =
        null; // that of the frame before, as methods of a class call each other
    boolean counts = false;
    for (int i = 0; i < Math.min(frames.length, Bounds.FRAMES) && counted < max; i++) {
      String raw = frames[i].getClassName();
      if (type == null || !raw.equals(type.raw())) {
        type = FrameNames.ofType(raw);
        counts = !type.isPassedThrough() && (!onlyInApp || isInApp(type));
      }
      if (!counts) {
        continue;
      }
      long frame = Fnv.mix(type.hash(), FrameNames.ofMethod(frames[i].getMethodName()).hash());
      if (frame != before) {
        hash = Fnv.mix(hash, frame);
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
      FrameNames.Type type = FrameNames.ofType(frames[i].getClassName());
      if (!type.isPassedThrough() && isInApp(type)) {
        String method = FrameNames.ofMethod(frames[i].getMethodName()).name();
        String frame = type.name() + '\n' + method;
        if (!seen.add(frame)) {
          ring.add(frame);
        }
      }
    }
    ring.stream().limit(FRAMES).forEach(this::add);
    return !ring.isEmpty();
  }

  private boolean isInApp(FrameNames.Type type) {
    if (inApp.length == 0) {
      return !type.isOfPlatform();
    }
    for (String prefix : inApp) {
      if (type.raw().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** A name and its end, so that "ab" and "c" are not "a" and "bc". */
  void add(String name) {
    hash = Fnv.add(Fnv.add(hash, name), "\n");
  }
}
