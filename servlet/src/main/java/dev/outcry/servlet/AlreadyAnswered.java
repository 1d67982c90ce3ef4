package dev.outcry.servlet;

import java.io.IOException;

/**
 * Thrown at whoever still reads a request or writes to its response after it was answered with a
 * failure, or has ended: a worker that streams until its client leaves would never stop otherwise.
 */
final class AlreadyAnswered extends IOException {

  private static final long serialVersionUID = 1L;

  AlreadyAnswered() {
    super("the request has been answered");
  }
}
