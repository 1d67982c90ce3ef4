package dev.outcry.servlet;

import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer back from {@code setWriteListener} until the container first says that writing is
 * possible. Before that nobody may write to the response (Servlet 6.0, section 5.8), and Undertow
 * 2.3 refuses it. Thread-safe.
 */
final class FirstTurn {

  private boolean awaited;
  private @Nullable Runnable kept;

  /**
   * A listener is being set, and is yet to be called.
   *
   * @return whether it is the only one: the container refuses a second
   */
  synchronized boolean await() {
    boolean only = !awaited;
    awaited = true;
    return only;
  }

  /** Whether the answer is kept until it may be written; if not, it may be now. */
  synchronized boolean keeps(Runnable answer) {
    if (awaited) {
      kept = answer;
    }
    return awaited;
  }

  /** Writing is possible, or never will be: gives back the answer that was kept, if one was. */
  synchronized @Nullable Runnable come() {
    Runnable due = kept;
    awaited = false;
    kept = null;
    return due;
  }
}
