package dev.outcry.scrub;

import dev.outcry.internal.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the filter over the text, the rules where it stops, and one copy at the end if they
 * found anything. Keeps nothing between two texts.
 */
final class ScanningScrubber implements Scrubber {

  /** More than what is found because of a mark, because of a mark, has been seen to take. */
  private static final int ROUNDS = 8;

  private final Filter filter;
  private final Watch[][] watchesOfLane = new Watch[Filter.LANES][];
  private final List<RegexScan> expressions;
  private final Marks marks;

  ScanningScrubber(List<Watch> watches, List<RegexScan> expressions) {
    List<Trigger> triggers = watches.stream().map(Watch::trigger).toList();
    int[] lanes = Lanes.of(triggers);
    this.filter = new Filter(triggers, lanes);
    for (int lane = 0; lane < watchesOfLane.length; lane++) {
      List<Watch> sharing = new ArrayList<>();
      for (int i = 0; i < lanes.length; i++) {
        if (lanes[i] == lane) {
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
    Spans spans = null;
    int at = filter.next(text, 0);
    while (at >= 0) {
      int resume = Integer.MAX_VALUE;
      for (long lanes = filter.lanesAt(text, at); lanes != 0; lanes &= lanes - 1) {
        for (Watch watch : watchesOfLane[Long.numberOfTrailingZeros(lanes)]) {
          if (!watch.trigger().isAt(text, at)) {
            continue;
          }
          Rule rule = watch.rule();
          if (spans != null && spans.cover(at) && !rule.outgrowsValues()) {
            continue;
          }
          long found = rule.find(text, at);
          if (found < 0) {
            resume = Math.min(resume, Rule.resumeOf(found));
          } else if (!marks.hold(text, Rule.startOf(found), Rule.endOf(found))) {
            spans = spans == null ? new Spans() : spans;
            spans.add(Rule.startOf(found), Rule.endOf(found), watch.mask());
            resume = 0;
          }
        }
      }
      boolean further = resume > at && resume < Integer.MAX_VALUE;
      at = filter.next(text, further ? resume : at + 1);
    }
    return spans;
  }
}
