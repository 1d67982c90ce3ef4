package dev.outcry.internal;

import java.util.ArrayList;
import java.util.List;

/** Throwables as bad code, or an attacker's, makes them. */
@SuppressWarnings("serial") // nobody stores these
final class Throwables {

  private Throwables() {}

  static Throwable chainOf(int length) {
    Throwable chain = new Exception("link 0");
    for (int i = 1; i < length; i++) {
      chain = new Exception("link " + i, chain);
    }
    return chain;
  }

  /** Each the cause of the one before, the first that of the last. */
  static List<Throwable> circleOf(int length) {
    List<Throwable> circle = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      circle.add(new Exception("circle " + i));
    }
    for (int i = 0; i < length; i++) {
      circle.get(i).initCause(circle.get((i + 1) % length));
    }
    return circle;
  }

  static final class OwnCause extends Exception {
    @Override
    public synchronized Throwable getCause() {
      return this;
    }
  }

  static final class EndlessCause extends Exception {
    @Override
    public synchronized Throwable getCause() {
      return new EndlessCause();
    }
  }

  static final class Framed extends Exception {
    private final StackTraceElement[] frames;

    Framed(StackTraceElement... frames) {
      this.frames = frames;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return frames;
    }
  }

  /** As data classes are, and as those are that compare their messages. */
  static final class AllEqual extends Exception {
    AllEqual(Throwable cause) {
      super("equal", cause);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof AllEqual;
    }

    @Override
    public int hashCode() {
      return 7;
    }
  }

  /** Fails whatever it is asked. */
  static final class Hostile extends Exception {
    @Override
    public String getMessage() {
      throw new IllegalStateException("hostile");
    }

    @Override
    public String getLocalizedMessage() {
      throw new StackOverflowError();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new OutOfMemoryError("hostile");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("hostile");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("hostile");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("hostile");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hostile");
    }
  }
}
