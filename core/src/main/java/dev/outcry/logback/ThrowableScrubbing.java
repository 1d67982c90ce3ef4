package dev.outcry.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.outcry.internal.Bounds;
import dev.outcry.internal.SafeText;
import dev.outcry.internal.ScrubbedThrowable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Logback has made of a throwable, without what must not be seen. */
record ThrowableScrubbing(EventScrubbing.Texts texts) {

  private static final StackTraceElementProxy[] NO_FRAMES = {};
  private static final IThrowableProxy[] NONE = {};

  /**
   * The same where every encoder may walk it and print it, else a picture, behind which there is no
   * {@code Throwable}: some encoders prefer that one to what they are given.
   */
  IThrowableProxy clean(IThrowableProxy proxy) {
    try {
      return mayBeSeen(proxy) ? proxy : new Drawing().draw(proxy);
    } catch (Throwable hostile) {
      return note(SafeText.UNSCRUBBED);
    }
  }

  private boolean mayBeSeen(IThrowableProxy proxy) {
    if (proxy.getClass() == ScrubbedProxy.class) {
      return true;
    }
    if (proxy.getClass() != ThrowableProxy.class) {
      return false;
    }
    Throwable live = ((ThrowableProxy) proxy).getThrowable();
    return !(live instanceof ScrubbedThrowable) // which is told better under the original's name
        && ScrubbedThrowable.of(live, texts::clean) == live;
  }

  private static ScrubbedProxy note(String text) {
    return new ScrubbedProxy(text, null, null, NO_FRAMES, 0, null, NONE, false);
  }

  /** One picture; each throwable is drawn once, however often it is met. */
  private final class Drawing {

    private final IdentityHashMap<IThrowableProxy, ScrubbedProxy> drawn = new IdentityHashMap<>();

    /** In work or done. */
    private int met;

    ScrubbedProxy draw(IThrowableProxy proxy) {
      List<IThrowableProxy> chain = new ArrayList<>();
      IThrowableProxy next = proxy;
      while (next != null && !drawn.containsKey(next) && isWithinBounds(chain, next)) {
        chain.add(next);
        met++;
        next = next.getCause();
      }
      ScrubbedProxy picture = next == null ? null : drawn.get(next);
      if (next != null && picture == null) {
        boolean circle = chain.contains(next);
        String type = name(next);
        picture = circle ? circular(type) : note("[further causes left out: " + type + "]");
      }
      for (int i = chain.size() - 1; i >= 0; i--) {
        picture = draw(chain.get(i), picture);
      }
      return picture == null ? note(name(proxy)) : picture;
    }

    private boolean isWithinBounds(List<IThrowableProxy> chain, IThrowableProxy next) {
      return chain.size() < Bounds.CAUSE_CHAIN && met < Bounds.THROWABLES && !chain.contains(next);
    }

    private ScrubbedProxy draw(IThrowableProxy one, @Nullable ScrubbedProxy cause) {
      drawn.put(one, circular(name(one))); // until it is done: what it suppressed may lead back
      IThrowableProxy[] suppressed = suppressed(one);
      StackTraceElementProxy[] frames = frames(one);
      ScrubbedProxy picture =
          new ScrubbedProxy(
              name(one),
              message(one),
              ownText(one),
              frames,
              commonFrames(one, frames.length),
              cause,
              suppressed,
              one.isCyclic());
      drawn.put(one, picture);
      return picture;
    }

    private IThrowableProxy[] suppressed(IThrowableProxy one) {
      IThrowableProxy[] given = one.getSuppressed();
      if (given == null || given.length == 0) {
        return NONE;
      }
      List<IThrowableProxy> pictures = new ArrayList<>();
      for (IThrowableProxy each : given) {
        if (pictures.size() == Bounds.SUPPRESSED || met >= Bounds.THROWABLES) {
          int more = given.length - pictures.size();
          pictures.add(note("[" + more + " further suppressed left out]"));
          break;
        }
        pictures.add(draw(each));
      }
      return pictures.toArray(NONE);
    }
  }

  private static ScrubbedProxy circular(String type) {
    return new ScrubbedProxy(type, null, null, NO_FRAMES, 0, null, NONE, true);
  }

  private static @Nullable Throwable live(IThrowableProxy proxy) {
    return proxy instanceof ThrowableProxy known ? known.getThrowable() : null;
  }

  private static String name(IThrowableProxy proxy) {
    if (live(proxy) instanceof ScrubbedThrowable picture) {
      return picture.originalType();
    }
    String name = proxy.getClassName();
    return name == null ? "" : name;
  }

  private @Nullable String message(IThrowableProxy proxy) {
    String message =
        live(proxy) instanceof ScrubbedThrowable picture
            ? picture.originalMessage()
            : proxy.getMessage();
    return message == null ? null : SafeText.scrubbed(message, texts::clean);
  }

  /** What a throwable says that overrides {@code toString}; null of one that does not. */
  private @Nullable String ownText(IThrowableProxy proxy) {
    Throwable live = live(proxy);
    if (live == null || live instanceof ScrubbedThrowable) {
      return null;
    }
    String message = proxy.getMessage();
    String usual = message == null ? name(proxy) : name(proxy) + ": " + message;
    try {
      String said = live.toString();
      return said == null || said.equals(usual) ? null : SafeText.scrubbed(said, texts::clean);
    } catch (Throwable hostile) {
      return null;
    }
  }

  /** Those that are shared are the last ones, and so the first to be cut. */
  private static int commonFrames(IThrowableProxy proxy, int kept) {
    StackTraceElementProxy[] frames = proxy.getStackTraceElementProxyArray();
    int cut = frames == null ? 0 : frames.length - kept;
    return Math.max(0, proxy.getCommonFrames() - cut);
  }

  private static StackTraceElementProxy[] frames(IThrowableProxy proxy) {
    StackTraceElementProxy[] frames = proxy.getStackTraceElementProxyArray();
    if (frames == null) {
      return NO_FRAMES;
    }
    return frames.length <= Bounds.FRAMES ? frames : Arrays.copyOf(frames, Bounds.FRAMES);
  }
}
