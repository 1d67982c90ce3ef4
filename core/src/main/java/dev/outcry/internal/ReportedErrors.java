package dev.outcry.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Which errors of a piece of work have been reported to whom, so that one that is logged and then
 * thrown is one report. An attachment of the work's context: it dies with that, and keeps no error
 * alive.
 */
public final class ReportedErrors {

  private final Ring logged = new Ring();
  private final Ring failed = new Ring();

  /** None so far. */
  public ReportedErrors() {}

  /** Those that were reported because the application logged them. */
  public Ring logged() {
    return logged;
  }

  /** Those that were reported as failures. */
  public Ring failed() {
    return failed;
  }

  /** The last of one kind, by identity. Thread-safe. */
  public static final class Ring {

    private record Told(WeakReference<Throwable> error, Object reporter) {}

    private final Deque<Told> last = new ArrayDeque<>(0);

    private Ring() {}

    /** This reporter has been told of the error, and so of what is behind it. */
    public synchronized void add(Throwable error, Object reporter) {
      List<Throwable> chain = Causes.chain(error);
      add(new Told(new WeakReference<>(error), reporter));
      if (chain.size() > 1) {
        add(new Told(new WeakReference<>(chain.get(chain.size() - 1)), reporter));
      }
    }

    private void add(Told told) {
      last.addLast(told);
      if (last.size() > Bounds.RECORDED) {
        last.removeFirst();
      }
    }

    /** Whether this reporter knows the error, or one that it was made of. */
    @SuppressWarnings("ReferenceEquality") // two reporters may be equal
    public synchronized boolean contains(Throwable error, Object reporter) {
      if (last.isEmpty()) {
        return false;
      }
      for (Throwable one : Causes.chain(error)) {
        for (Told told : last) {
          if (told.reporter == reporter && told.error.refersTo(one)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
