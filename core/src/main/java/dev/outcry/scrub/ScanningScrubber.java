package dev.outcry.scrub;

import dev.outcry.internal.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the sieve over the text, of the filter where that stops, the rules where the filter
 * agrees, and one copy at the end if they found anything. Keeps nothing between two texts.
 */
final class ScanningScrubber implements Scrubber {

  /** More than what is found because of a mark, because of a mark, has been seen to take. */
  private static final int ROUNDS = 8;

  private final int asked;
  private final Filter filter;
  private final Watch[][] watchesOfLane = new Watch[Filter.LANES][];
  private final List<RegexScan> expressions;
  private final Marks marks;

  /**
   * Looks everywhere.
   *
   * @param watches what to look for
   */
  ScanningScrubber(List<Watch> watches, List<RegexScan> expressions) {
    this(watches, expressions, 0);
  }

  /**
   * Looks where the sieve says.
   *
   * @param asked what to ask the sieve for; 0 where it does not know all of the watches
   */
  ScanningScrubber(List<Watch> watches, List<RegexScan> expressions, int asked) {
    this.asked = asked;
    List<Trigger> triggers = watches.stream().map(Watch::trigger).toList();
    int[] lanesOf = Lanes.of(triggers);
    this.filter = new Filter(triggers, lanesOf);
    for (int lane = 0; lane < watchesOfLane.length; lane++) {
      List<Watch> sharing = new ArrayList<>();
      for (int i = 0; i < lanesOf.length; i++) {
        if (lanesOf[i] == lane) {
          sharing.add(watches.get(i));
        }
      }
      watchesOfLane[lane] = sharing.toArray(Watch[]::new);
    }
    this.expressions = List.copyOf(expressions);
    List<Mask> masks = new ArrayList<>();
    watches.forEach(watch -> masks.add(watch.mask()));
    expressions.forEach(expression -> masks.add(expression.mask()));
    this.marks = new Marks(masks);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same instance is the promise
  public String scrub(String text) {
    try {
      String scrubbed = once(text);
      String before = text;
      // a mark may end what a rule took for longer before: then there is more to find
      for (int i = 0; i < ROUNDS && scrubbed != before; i++) {
        before = scrubbed;
        scrubbed = once(before);
      }
      return scrubbed;
    } catch (Throwable broken) { // whatever it is, the text must not go out as it is
      return SafeText.UNSCRUBBED;
    }
  }

  /** The same instance where there is nothing. */
  private String once(String text) {
    Spans spans = scan(text);
    for (int i = 0; i < expressions.size(); i++) {
      spans = expressions.get(i).addTo(spans, text, marks);
    }
    return spans == null ? text : spans.maskIn(text);
  }

  private @Nullable Spans scan(String text) {
    if (asked == 0) {
      Spans spans = null;
      for (int at = filter.next(text, 0); at >= 0; at = filter.next(text, at + 1)) {
        spans = lookAt(text, at, spans);
      }
      return spans;
    }
    Spans spans = null;
    int run = Sieve.nextRun(text, 0, asked);
    for (int pair = Sieve.next(text, 0, asked);
        pair >= 0;
        pair = Sieve.next(text, pair + 2, asked)) {
      for (; run >= 0 && run <= pair; run = Sieve.nextRun(text, run + Sieve.STEP, asked)) {
        spans = lookAround(text, run, spans);
      }
      for (int rest = Sieve.places(text, pair); rest != 0; rest &= rest - 1) {
        spans = lookAt(text, pair - Sieve.BEFORE + Integer.numberOfTrailingZeros(rest), spans);
      }
    }
    for (; run >= 0; run = Sieve.nextRun(text, run + Sieve.STEP, asked)) {
      spans = lookAround(text, run, spans);
    }
    return spans;
  }

  /** Where the triggers of what is in a run may begin; within a number nothing does. */
  private @Nullable Spans lookAround(String text, int run, @Nullable Spans before) {
    Spans spans = before;
    for (int at = run - Sieve.STEP + 1; at <= run + 2; at++) {
      if (!Numbers.isWithin(text, at)) {
        spans = lookAt(text, at, spans);
      }
    }
    return spans;
  }

  private @Nullable Spans lookAt(String text, int at, @Nullable Spans before) {
    if (at < 0 || at + 2 >= text.length()) {
      return before;
    }
    Spans spans = before;
    for (long lanes = filter.lanesAt(text, at); lanes != 0; lanes &= lanes - 1) {
      Watch[] watches = watchesOfLane[Long.numberOfTrailingZeros(lanes)];
      for (int i = 0; i < watches.length; i++) {
        Watch watch = watches[i];
        if (watch.trigger().isAt(text, at)
            && (spans == null || !spans.settle(at, watch.rule(), watch.mask()))) {
          spans = ask(watch, text, at, spans);
        }
      }
    }
    return spans;
  }

  private @Nullable Spans ask(Watch watch, String text, int at, @Nullable Spans spans) {
    long found = watch.rule().find(text, at);
    if (found < 0 || marks.hold(text, Rule.startOf(found), Rule.endOf(found))) {
      return spans;
    }
    Spans all = spans == null ? new Spans() : spans;
    all.add(Rule.startOf(found), Rule.endOf(found), watch.mask());
    return all;
  }
}
