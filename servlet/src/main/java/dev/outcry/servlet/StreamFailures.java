package dev.outcry.servlet;

import dev.outcry.internal.Causes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How the streams of a request have failed. That instance in an exception's causes means a client
 * that left or sent nothing more; an exception of the same class may come from another service.
 */
final class StreamFailures {

  /** The first is the one that says why; an application that goes on meets others after it. */
  private volatile @Nullable IOException gone;

  private volatile @Nullable IOException lostLast;
  private volatile @Nullable IOException tooSlow;

  /** The client has left. */
  void clientGone(IOException lost) {
    if (gone == null) {
      gone = lost;
    }
    lostLast = lost;
  }

  /** Why the client is known to have left; null while it is not. */
  @Nullable IOException clientGone() {
    return gone;
  }

  /** Reading the request's body has failed. */
  void readFailed(IOException failed) {
    if (ContainerQuirks.saysThatNobodyIsThere(failed)) {
      clientGone(failed);
    } else if (ContainerQuirks.saysThatTimeIsUp(failed)) {
      tooSlow = failed;
    }
  }

  /** Whether this error comes from a client that left. */
  boolean meanClientGone(Throwable error) {
    return isFrom(gone, error) || isFrom(lostLast, error);
  }

  /** Whether this error comes from a client that sent nothing more. */
  boolean meanClientTooSlow(Throwable error) {
    return isFrom(tooSlow, error);
  }

  private static boolean isFrom(@Nullable IOException origin, Throwable error) {
    return origin != null && Causes.chain(error).stream().anyMatch(cause -> cause == origin);
  }
}
