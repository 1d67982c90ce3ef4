package dev.outcry.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A still picture of a throwable whose messages are not fit for a log, or that a logging library
 * could not walk by itself: the same class names and frames, the messages scrubbed, but no circle,
 * no endless chain, and no code of the original's class.
 *
 * <p>Stack trace encoders recurse on causes and call {@code getMessage} unguarded; one cyclic cause
 * ends in a {@code StackOverflowError} in the thread that logs, or in a dead appender thread.
 */
@SuppressWarnings("OverrideThrowableToString") // its text begins with the original's class
public final class ScrubbedThrowable extends Throwable {

  private static final long serialVersionUID = 1L;

  private static final StackTraceElement[] NO_FRAMES = {};

  private final String type;
  private final @Nullable String message;

  private ScrubbedThrowable(
      String type,
      @Nullable String message,
      @Nullable Throwable cause,
      StackTraceElement[] frames) {
    super(text(type, message), cause, true, true);
    this.type = type;
    this.message = message;
    setStackTrace(frames);
  }

  private static String text(String type, @Nullable String message) {
    return message == null ? type : type + ": " + message;
  }

  /** The name of the original's class; of a note that stands for others, its text. */
  public String originalType() {
    return type;
  }

  /** The original's message, scrubbed; null where it has none. */
  public @Nullable String originalMessage() {
    return message;
  }

  /**
   * The throwable itself where logging it is safe, else its picture. Never throws.
   *
   * @param scrub for each message; gives back the same instance where there is nothing to hide, and
   *     does not throw
   */
  public static Throwable of(Throwable throwable, UnaryOperator<String> scrub) {
    if (throwable instanceof ScrubbedThrowable) {
      return throwable;
    }
    try {
      if (Causes.isTame(throwable) && isClean(throwable, scrub)) {
        return throwable;
      }
      return new Drawing(scrub).draw(throwable);
    } catch (Throwable hostile) {
      return note(throwable.getClass().getName());
    }
  }

  /**
   * A picture of a failure that happened while another one was dealt with, which it shows as
   * suppressed. Neither of the originals is changed. Never throws.
   */
  public static Throwable of(Throwable failure, Throwable meanwhile, UnaryOperator<String> scrub) {
    if (failure == meanwhile) {
      return of(failure, scrub);
    }
    try {
      Drawing drawing = new Drawing(scrub);
      ScrubbedThrowable picture = drawing.draw(failure);
      picture.addSuppressed(drawing.draw(meanwhile));
      return picture;
    } catch (Throwable hostile) {
      return note(failure.getClass().getName());
    }
  }

  /** Of a tame one: whether nothing that it says, or those below it say, has to be hidden. */
  private static boolean isClean(Throwable throwable, UnaryOperator<String> scrub) {
    for (Throwable one : Causes.chain(throwable)) {
      if (!isClean(one.getMessage(), scrub)
          || !isClean(one.getLocalizedMessage(), scrub)
          || !isClean(ownText(one), scrub)) {
        return false;
      }
      for (Throwable suppressed : Causes.suppressedOf(one)) {
        if (!isClean(suppressed, scrub)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a class says that overrides {@code toString}, which traces begin with; else null. */
  private static @Nullable String ownText(Throwable throwable) {
    String message = throwable.getLocalizedMessage();
    String said = throwable.toString();
    return said.equals(text(throwable.getClass().getName(), message)) ? null : said;
  }

  private static boolean isClean(@Nullable String text, UnaryOperator<String> scrub) {
    return text == null || scrub.apply(text).equals(text);
  }

  /** A line that stands for what is not shown; without frames. */
  private static ScrubbedThrowable note(String text) {
    return new ScrubbedThrowable(text, null, null, NO_FRAMES);
  }

  /** One picture: shows each throwable once, the causes of one before what it suppressed. */
  private static final class Drawing {

    /** By identity: the throwables' own equals is foreign code. */
    private final Set<Throwable> shown = Collections.newSetFromMap(new IdentityHashMap<>());

    private final UnaryOperator<String> scrub;

    Drawing(UnaryOperator<String> scrub) {
      this.scrub = scrub;
    }

    ScrubbedThrowable draw(Throwable throwable) {
      List<Throwable> chain = new ArrayList<>();
      Throwable next = throwable;
      while (next != null && chain.size() < Bounds.CAUSE_CHAIN && isNew(next)) {
        chain.add(next);
        next = Causes.causeOf(next);
      }
      ScrubbedThrowable picture = next == null ? null : end(next);
      for (int i = chain.size() - 1; i >= 0; i--) {
        Throwable one = chain.get(i);
        picture =
            new ScrubbedThrowable(
                one.getClass().getName(),
                SafeText.messageOf(one, scrub),
                picture,
                Causes.framesOf(one));
        drawSuppressed(Causes.suppressedOf(one), picture);
      }
      return picture == null ? note(SafeText.describe(throwable, scrub)) : picture;
    }

    private boolean isNew(Throwable throwable) {
      return shown.size() < Bounds.THROWABLES && shown.add(throwable);
    }

    private ScrubbedThrowable end(Throwable next) {
      String why = shown.contains(next) ? "[circular cause: " : "[further causes left out: ";
      return note(why + next.getClass().getName() + "]");
    }

    private void drawSuppressed(Throwable[] suppressed, ScrubbedThrowable picture) {
      for (int i = 0; i < suppressed.length; i++) {
        if (i == Bounds.SUPPRESSED || shown.size() == Bounds.THROWABLES) {
          int more = suppressed.length - i;
          picture.addSuppressed(note("[" + more + " further suppressed left out]"));
          return;
        }
        picture.addSuppressed(draw(suppressed[i]));
      }
    }
  }

  /** Its frames are the original's. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  public String toString() {
    return text(type, message);
  }
}
