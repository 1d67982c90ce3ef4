package dev.outcry.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  /** Whether this one, and not merely one that is equal, is the throwable or among its causes. */
  public static boolean contains(Throwable throwable, Throwable wanted) {
    return contains(chain(throwable), wanted);
  }

  /**
   * Whether a logging library may walk this throwable by itself: it comes to an end within the
   * bounds, whichever way it goes, and everyone that it meets says what they are asked.
   */
  public static boolean isTame(Throwable throwable) {
    try {
      return walk(throwable, 1, Bounds.THROWABLES) >= 0;
    } catch (Throwable hostile) { // one that answered the first time it was asked
      return false;
    }
  }

  /**
   * Walks as logging libraries do, without a memory: a circle is then a chain that is too long.
   *
   * @return how many more throwables may be met; negative when there were too many, or a wild one
   */
  private static int walk(Throwable throwable, int depth, int left) {
    if (left == 0 || depth > Bounds.CAUSE_CHAIN || !speaks(throwable)) {
      return -1;
    }
    int rest = left - 1;
    Throwable[] suppressed = throwable.getSuppressed();
    for (int i = 0; i < suppressed.length && rest >= 0; i++) {
      rest = i < Bounds.SUPPRESSED ? walk(suppressed[i], depth + 1, rest) : -1;
    }
    Throwable cause = throwable.getCause();
    return cause == null || rest < 0 ? rest : walk(cause, depth + 1, rest);
  }

  private static boolean speaks(Throwable throwable) {
    String message = throwable.getMessage();
    String localized = throwable.getLocalizedMessage();
    String text = throwable.toString();
    return text != null
        && text.length() <= 2 * Bounds.TEXT_CHARS
        && (message == null || message.length() <= Bounds.TEXT_CHARS)
        && (localized == null || localized.length() <= Bounds.TEXT_CHARS)
        && areWhole(throwable.getStackTrace());
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

  /** The frames, without gaps and no more than the bound; empty where asking fails. */
  public static StackTraceElement[] framesOf(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      if (frames == null || areWhole(frames)) {
        return frames == null ? NO_FRAMES : frames;
      }
      return Arrays.stream(frames)
          .filter(Objects::nonNull)
          .limit(Bounds.FRAMES)
          .toArray(StackTraceElement[]::new);
    } catch (Throwable hostile) {
      return NO_FRAMES;
    }
  }

  private static boolean areWhole(StackTraceElement @Nullable [] frames) {
    if (frames == null || frames.length > Bounds.FRAMES) {
      return false;
    }
    for (StackTraceElement frame : frames) { // a stream would take as long as all the rest
      if (frame == null) {
        return false;
      }
    }
    return true;
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
