package dev.outcry.servlet;

import dev.outcry.internal.Causes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How the streams of a request have failed. That instance in an exception's causes means a client
 * that left or sent nothing more; an exception of the same class may come from another service.
 */
final class StreamFailures {

  /** None has. Nothing is ever noted in this one. */
  static final StreamFailures NONE = new StreamFailures();

  /** The first is the one that says why; an application that goes on meets others after it. */
  private volatile @Nullable IOException gone;

  private volatile @Nullable IOException lostLast;

  /**
   * How reading has failed while the client was there, and the status that it means; 0 for none.
   */
  private volatile @Nullable IOException unread;

  private volatile int unreadStatus;

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

  /** Whether a stream of the request has failed because the client left. */
  boolean isClientGone() {
    return gone != null;
  }

  /** Reading the request's body has failed. */
  void readFailed(IOException failed) {
    if (ContainerQuirks.saysThatNobodyIsThere(failed)) {
      clientGone(failed);
    } else {
      unreadStatus =
          ContainerQuirks.saysThatTimeIsUp(failed)
              ? 408
              : ContainerQuirks.saysThatBodyIsBroken(failed) ? 400 : 0;
      unread = failed;
    }
  }

  /** Whether this error comes from a client that left. */
  boolean meanClientGone(Throwable error) {
    return isFrom(gone, error) || isFrom(lostLast, error);
  }

  /** The failure of reading that this error comes from; null if it comes from elsewhere. */
  @Nullable IOException unread(Throwable error) {
    IOException failed = unread;
    return isFrom(failed, error) ? failed : null;
  }

  /** What the client has done if this error comes from reading, as a status; 0 if nothing says. */
  int unreadStatus(Throwable error) {
    return unread(error) == null ? 0 : unreadStatus;
  }

  private static boolean isFrom(@Nullable IOException origin, Throwable error) {
    return origin != null && Causes.contains(error, origin);
  }
}
