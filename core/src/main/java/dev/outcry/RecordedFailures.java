package dev.outcry;

import dev.outcry.classify.Classification;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.Bounds;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The throwables that a context has recorded lately, by identity: the same one may come by as an
 * exception, again in an error dispatch, and a third time from a future. A batch job may fail a
 * million times in one context, so only the last ones are remembered, and none is kept alive.
 */
final class RecordedFailures {

  private final @Nullable WeakReference<Throwable>[] ring;
  private int next;

  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  private RecordedFailures() {
    ring = new WeakReference[Bounds.RECORDED];
  }

  /**
   * Whether this one is new to the context and to those around it; it is remembered from now on.
   */
  static boolean isFirst(Classification classification, RequestContext context) {
    Throwable error = classification.error();
    RequestContext around = context.outer().orElse(null);
    while (around != null) {
      if (of(around).contains(error)) {
        return false;
      }
      around = around.outer().orElse(null);
    }
    return of(context).add(error);
  }

  private static RecordedFailures of(RequestContext context) {
    return context.attachment(RecordedFailures.class, RecordedFailures::new);
  }

  private synchronized boolean contains(Throwable error) {
    for (WeakReference<Throwable> one : ring) {
      if (one != null && one.refersTo(error)) {
        return true;
      }
    }
    return false;
  }

  private synchronized boolean add(Throwable error) {
    if (contains(error)) {
      return false;
    }
    ring[next] = new WeakReference<>(error);
    next = (next + 1) % ring.length;
    return true;
  }
}
