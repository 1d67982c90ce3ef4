package dev.outcry;

import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.classify.Handled;
import dev.outcry.context.RequestContext;
import dev.outcry.internal.ThreadStack;

/**
 * The failures that are being answered on this thread. A handler may hand its own failure in again;
 * that one is recorded when its answer is known, with what became of the handler, and not before.
 */
final class Answering {

  private record Frame(Answering owner, Throwable thrown, RequestContext context) {}

  private static final ThreadStack<Frame> FRAMES = new ThreadStack<>();

  private final ExceptionClassifier classifier;

  Answering(ExceptionClassifier classifier) {
    this.classifier = classifier;
  }

  Handled answer(Throwable thrown, RequestContext context) {
    FRAMES.push(new Frame(this, thrown, context));
    try {
      return classifier.handle(thrown, context);
    } finally {
      FRAMES.pop();
    }
  }

  /** Whether a handler of this one is running still. */
  boolean includes(Throwable error) {
    return FRAMES.count(frame -> frame.owner == this && errorOf(frame) == error) > 0;
  }

  private Throwable errorOf(Frame frame) {
    return classifier.classify(frame.thrown, frame.context.path()).error();
  }
}
