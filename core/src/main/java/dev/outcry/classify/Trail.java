package dev.outcry.classify;

import dev.outcry.classify.ScopeTable.Scope;
import org.jspecify.annotations.Nullable;

/** What a look-up has asked for, in order, for people who wonder about its answer. */
final class Trail {

  /** Notes nothing: for the look-ups that nobody asks about. */
  static final Trail NONE = new Trail(null);

  private final @Nullable StringBuilder text;
  private boolean first;

  private Trail(@Nullable StringBuilder text) {
    this.text = text;
  }

  static Trail noting() {
    return new Trail(new StringBuilder());
  }

  /**
   * A pass begins in a scope.
   *
   * @param how "code" or "class"
   */
  void enters(Scope scope, String how) {
    if (text != null) {
      boolean application = scope.outer == null;
      text.append("\n  asked by ").append(how).append(" in ");
      text.append(application ? "the application" : scope.pattern.toString()).append(": ");
      first = true;
    }
  }

  /** A class is asked for. */
  void asks(Class<?> type) {
    if (text != null) {
      text.append(first ? "" : ", ").append(type.getSimpleName());
      first = false;
    }
  }

  /** A status is asked for. */
  void asks(int status) {
    if (text != null) {
      text.append(first ? "" : ", ").append(status);
      first = false;
    }
  }

  /** A function was asked what an error stands for, and does not know it. */
  void unknownTo(Mapping mapping) {
    if (text != null) {
      text.append("\n  unknown to ").append(mapping);
    }
  }

  /** A function was asked what an error stands for, and has failed. */
  void failed(Mapping mapping, Throwable failure) {
    if (text != null) {
      text.append("\n  unknown to ").append(mapping);
      text.append(", which failed with ").append(failure.getClass().getName());
    }
  }

  /** A line for each function, pass and scope, each with a line feed before it. */
  @Override
  public String toString() {
    return text == null ? "" : text.toString();
  }
}
