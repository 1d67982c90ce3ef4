package dev.outcry.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one walk over causes. A chain can be a circle (drivers and TLS code make them), can be a
 * hundred thousand long, and {@code getCause} can throw; this walk is iterative, remembers what it
 * has seen by identity and stops after {@link Bounds#CAUSE_CHAIN}.
 */
public final class Causes {

  private static final Throwable[] NONE = {};
  private static final StackTraceElement[] NO_FRAMES = {};

  private Causes() {}

  /**
   * The cause, or null where there is none, where it is the throwable itself, or getting it fails.
   */
  public static @Nullable Throwable causeOf(Throwable throwable) {
    try {
      Throwable cause = throwable.getCause();
      return cause == throwable ? null : cause;
    } catch (Throwable hostile) {
      return null;
    }
  }

  /** The throwable and its causes, outermost first; never empty, never the same one twice. */
  public static List<Throwable> chain(Throwable throwable) {
    List<Throwable> chain = new ArrayList<>(4);
    Throwable next = throwable;
    while (next != null && chain.size() < Bounds.CAUSE_CHAIN && !contains(chain, next)) {
      chain.add(next);
      next = causeOf(next);
    }
    return chain;
  }

  /**
   * Whether a logging library may walk this throwable by itself: every cause and suppressed
   * throwable is met once, within the bounds, and says its message without failing.
   */
  public static boolean isTame(Throwable throwable) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable next = throwable;
    while (next != null) {
      if (!isTame(next, seen)) {
        return false;
      }
      next = next.getCause();
    }
    return true;
  }

  /** One level; a suppressed throwable may have a chain of its own, but not suppressed ones. */
  private static boolean isTame(Throwable throwable, Set<Throwable> seen) {
    if (!speaks(throwable) || !seen.add(throwable) || seen.size() > Bounds.CAUSE_CHAIN) {
      return false;
    }
    Throwable[] suppressed = suppressedOf(throwable);
    if (suppressed.length > Bounds.SUPPRESSED) {
      return false;
    }
    for (Throwable one : suppressed) {
      if (suppressedOf(one).length > 0 || chain(one).size() > 2 || !speaksThroughout(one)) {
        return false;
      }
      for (Throwable part : chain(one)) {
        if (part == throwable || seen.contains(part)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean speaksThroughout(Throwable throwable) {
    return chain(throwable).stream().allMatch(Causes::speaks);
  }

  @SuppressWarnings("ReturnValueIgnored") // asked only to see whether they answer
  private static boolean speaks(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      String localized = throwable.getLocalizedMessage();
      String text = throwable.toString();
      throwable.getCause();
      return text != null
          && text.length() <= 2 * Bounds.TEXT_CHARS
          && (message == null || message.length() <= Bounds.TEXT_CHARS)
          && (localized == null || localized.length() <= Bounds.TEXT_CHARS);
    } catch (Throwable hostile) {
      return false;
    }
  }

  /** What was suppressed; empty where asking fails. */
  public static Throwable[] suppressedOf(Throwable throwable) {
    try {
      Throwable[] suppressed = throwable.getSuppressed();
      return suppressed == null ? NONE : suppressed;
    } catch (Throwable hostile) {
      return NONE;
    }
  }

  /** The frames; empty where asking fails. */
  public static StackTraceElement[] framesOf(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      return frames == null ? NO_FRAMES : frames;
    } catch (Throwable hostile) {
      return NO_FRAMES;
    }
  }

  private static boolean contains(List<Throwable> chain, Throwable throwable) {
    for (Throwable one : chain) {
      if (one == throwable) {
        return true;
      }
    }
    return false;
  }
}
