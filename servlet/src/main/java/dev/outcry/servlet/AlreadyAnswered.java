package dev.outcry.servlet;

import java.io.IOException;

/**
 * Thrown at whoever still writes to a response after its request was answered with a failure, or
 * has ended: a worker that streams until its client leaves would never stop otherwise.
 */
final class AlreadyAnswered extends IOException {

  private static final long serialVersionUID = 1L;

  AlreadyAnswered() {
    super("the request has been answered");
  }
}
