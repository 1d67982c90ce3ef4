package dev.outcry;

import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.classify.Handled;
import dev.outcry.context.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The failures that are being answered on this thread. A handler may hand its own failure in again;
 * that one is recorded when its answer is known, with what became of the handler, and not before.
 */
final class Answering {

  private record Frame(
      Answering owner, Throwable thrown, RequestContext context, @Nullable Frame outer) {}

  private static final ThreadLocal<@Nullable Frame> FRAMES = new ThreadLocal<>();

  private final ExceptionClassifier classifier;

  Answering(ExceptionClassifier classifier) {
    this.classifier = classifier;
  }

  Handled answer(Throwable thrown, RequestContext context) {
    Frame outer = FRAMES.get();
    FRAMES.set(new Frame(this, thrown, context, outer));
    try {
      return classifier.handle(thrown, context);
    } finally {
      if (outer == null) {
        FRAMES.remove();
      } else {
        FRAMES.set(outer);
      }
    }
  }

  /** Whether a handler of this one is running still. */
  boolean includes(Throwable error) {
    for (Frame frame = FRAMES.get(); frame != null; frame = frame.outer) {
      if (frame.owner == this && errorOf(frame) == error) {
        return true;
      }
    }
    return false;
  }

  private Throwable errorOf(Frame frame) {
    return classifier.classify(frame.thrown, frame.context.path()).error();
  }
}
