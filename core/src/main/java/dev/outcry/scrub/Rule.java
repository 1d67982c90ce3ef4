package dev.outcry.scrub;

import java.util.List;

/**
 * How one kind of thing is told from ordinary text. The filter calls it wherever one of its
 * triggers stands, so it is asked often and must cost little: what it looks at before it says no is
 * bounded, and it allocates nothing. Stateless.
 */
abstract class Rule {

  /** Nothing there. */
  static final long NOTHING = -1;

  /** What all that the rule finds has in it. */
  abstract List<Trigger> triggers();

  /**
   * Looks around a trigger.
   *
   * @param at where the trigger begins
   * @return {@link #span} or {@link #NOTHING}
   */
  abstract long find(String text, int at);

  /**
   * Whether what begins inside of a span that is masked already may reach beyond it: an IBAN is
   * more than the word behind {@code iban=}. For other rules there is nothing more to look for.
   */
  boolean outgrowsValues() {
    return false;
  }

  static long span(int start, int end) {
    return ((long) start << 32) | end;
  }

  static int startOf(long span) {
    return (int) (span >>> 32);
  }

  static int endOf(long span) {
    return (int) span;
  }
}
