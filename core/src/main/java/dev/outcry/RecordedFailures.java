package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.internal.Bounds;
import dev.outcry.internal.Causes;
import dev.outcry.internal.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * The throwables that a context has recorded lately: the same one may come by as an exception,
 * again in an error dispatch, and a third time from a future. A batch job may fail a million times
 * in one context, so only the last ones are remembered.
 */
final class RecordedFailures {

  /** Recorded in the context itself: new neither to it nor to what lies inside. */
  private final RecentThrowables here = new RecentThrowables();

  /**
   * Recorded by work inside: not new when it is thrown on to the context, but new to the work
   * beside, which may have failed with the same instance by itself.
   */
  private @Nullable RecentThrowables inside;

  private RecordedFailures() {}

  /**
   * Whether this one is new to the context and to those around it; it is remembered from now on.
   */
  static boolean isFirst(Throwable thrown, RequestContext context) {
    Throwable error = originalOf(thrown);
    RequestContext around = context.outer().orElse(null);
    while (around != null) {
      if (of(around).here.contains(error)) {
        return false;
      }
      around = around.outer().orElse(null);
    }
    if (!of(context).add(error)) {
      return false;
    }
    around = context.outer().orElse(null);
    while (around != null) {
      of(around).addInside(error);
      around = around.outer().orElse(null);
    }
    return true;
  }

  /**
   * A {@code ForkJoinTask} throws a copy at whoever waits for it on another thread: of the same
   * class, with the original as its cause and nothing of its own to say.
   */
  private static Throwable originalOf(Throwable thrown) {
    Throwable original = thrown;
    for (int i = 0; i < Bounds.CAUSE_CHAIN; i++) {
      Throwable cause = Causes.causeOf(original);
      if (cause == null
          || cause.getClass() != original.getClass()
          || !SafeText.describe(cause).equals(SafeText.messageOf(original))) {
        break;
      }
      original = cause;
    }
    return original;
  }

  private static RecordedFailures of(RequestContext context) {
    return context.attachment(RecordedFailures.class, RecordedFailures::new);
  }

  private synchronized boolean add(Throwable error) {
    if (here.contains(error) || (inside != null && inside.contains(error))) {
      return false;
    }
    here.add(error);
    return true;
  }

  private synchronized void addInside(Throwable error) {
    if (inside == null) {
      inside = new RecentThrowables();
    }
    inside.add(error);
  }
}
