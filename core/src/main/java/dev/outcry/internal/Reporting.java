package dev.outcry.internal;

/**
 * Marks a thread on which something is being reported. What fails there, or is logged there, is not
 * reported: a reporter that fails would report itself for ever.
 */
public final class Reporting {

  private static final ThreadStack<Reporting> UNDER_WAY = new ThreadStack<>();

  private static final Reporting ONE = new Reporting();

  private Reporting() {}

  /** It begins. Its end is an {@link #end} in a {@code finally}. */
  public static void begin() {
    UNDER_WAY.push(ONE);
  }

  /** It ends. */
  public static void end() {
    UNDER_WAY.pop();
  }

  /** Whether something is being reported on this thread. */
  public static boolean isUnderWay() {
    return UNDER_WAY.count(any -> true) > 0;
  }
}
