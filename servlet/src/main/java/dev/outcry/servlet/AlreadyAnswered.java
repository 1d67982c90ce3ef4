package dev.outcry.servlet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown at whoever still reads a request or writes to its response after it was answered with a
 * failure, or has ended: a worker that streams until its client leaves would never stop otherwise.
 */
final class AlreadyAnswered extends IOException {

  private static final long serialVersionUID = 1L;

  AlreadyAnswered() {
    this(null);
  }

  /**
   * For whoever was writing at that moment.
   *
   * @param cause what the container made of it
   */
  AlreadyAnswered(@Nullable IOException cause) {
    super("the request has been answered", cause);
  }
}
