package dev.outcry.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A still picture of a throwable that a logging library could not walk by itself: the same class
 * names, messages and frames, but no circle, no endless chain, and no code of the original's class.
 *
 * <p>Stack trace encoders recurse on causes and call {@code getMessage} unguarded; one cyclic cause
 * ends in a {@code StackOverflowError} in the thread that logs, or in a dead appender thread.
 */
@SuppressWarnings("OverrideThrowableToString") // its text begins with the original's class
public final class SafeThrowable extends Throwable {

  private static final long serialVersionUID = 1L;

  private final String text;

  private SafeThrowable(String text, @Nullable Throwable cause) {
    super(text, cause, true, true);
    this.text = text;
  }

  /** The throwable itself where logging it is safe, else its picture. Never throws. */
  public static Throwable of(Throwable throwable) {
    try {
      return Causes.isTame(throwable) ? throwable : picture(throwable);
    } catch (Throwable hostile) {
      return new SafeThrowable(throwable.getClass().getName(), null);
    }
  }

  private static SafeThrowable picture(Throwable throwable) {
    List<Throwable> chain = Causes.chain(throwable);
    Throwable last = chain.get(chain.size() - 1);
    Throwable beyond = Causes.causeOf(last);
    SafeThrowable picture = null;
    if (beyond != null) {
      String end = chain.contains(beyond) ? "[circular cause: " : "[further causes left out: ";
      picture = new SafeThrowable(end + beyond.getClass().getName() + "]", null);
      picture.setStackTrace(new StackTraceElement[0]);
    }
    for (int i = chain.size() - 1; i >= 0; i--) {
      picture = level(chain.get(i), picture);
    }
    return picture == null ? level(throwable, null) : picture;
  }

  private static SafeThrowable level(Throwable throwable, @Nullable Throwable cause) {
    SafeThrowable level = new SafeThrowable(describe(throwable), cause);
    level.setStackTrace(Causes.framesOf(throwable));
    Throwable[] suppressed = Causes.suppressedOf(throwable);
    for (int i = 0; i < Math.min(suppressed.length, Bounds.SUPPRESSED); i++) {
      SafeThrowable picture = new SafeThrowable(describe(suppressed[i]), null);
      picture.setStackTrace(Causes.framesOf(suppressed[i]));
      level.addSuppressed(picture);
    }
    return level;
  }

  private static String describe(Throwable throwable) {
    String message = SafeText.messageOf(throwable);
    String type = throwable.getClass().getName();
    return message == null ? type : type + ": " + message;
  }

  @Override
  public String toString() {
    return text;
  }
}
