package dev.outcry.internal;

/** The statuses that a failure may have. */
public final class ErrorStatus {

  /** The first of them; indexes of tables by status count from here. */
  public static final int FIRST = 400;

  /** The last of them. */
  public static final int LAST = 599;

  /** How many there are. */
  public static final int COUNT = LAST - FIRST + 1;

  private ErrorStatus() {}

  /** Whether the number is one of them. */
  public static boolean is(int status) {
    return status >= FIRST && status <= LAST;
  }

  /** Returns the status, or refuses what is none of a failure. */
  public static int require(int status) {
    if (!is(status)) {
      throw new IllegalArgumentException("the status of a failure is 400 to 599, not " + status);
    }
    return status;
  }
}
