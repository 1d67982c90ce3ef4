package dev.outcry.classify;

/**
 * Who has to do something about a failure. It decides how loud the log is and what is reported.
 *
 * @since 0.1.0
 */
public enum Blame {
  /** The caller: another request would succeed. */
  CLIENT,
  /** This service: a bug, or a misconfiguration. */
  SERVER,
  /** A service or store that this one depends on. */
  DEPENDENCY,
  /** Too much work at the moment, or maintenance: the same request may succeed later. */
  OVERLOAD,
  /** The caller went away before the answer. */
  ABORTED;

  /**
   * The blame of a status: 503 is {@link #OVERLOAD}, 502 and 504 are {@link #DEPENDENCY}, other 5xx
   * are {@link #SERVER}, everything else is {@link #CLIENT}. Never {@link #ABORTED}: no status says
   * that somebody left.
   *
   * @param status 100 to 599
   * @return the blame
   */
  public static Blame of(int status) {
    return switch (status) {
      case 503 -> OVERLOAD;
      case 502, 504 -> DEPENDENCY;
      default -> status >= 500 ? SERVER : CLIENT;
    };
  }
}
