package dev.outcry.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each trigger a lane of the filter. Where there are more triggers than lanes, some share
 * one: the rare ones with each other, as together they let through what neither would alone.
 */
final class Lanes {

  private final List<Trigger> triggers;
  private final int[] lanes;
  private final List<List<Trigger>> members = new ArrayList<>();

  private Lanes(List<Trigger> triggers) {
    this.triggers = triggers;
    this.lanes = new int[triggers.size()];
    for (int i = 0; i < Filter.LANES; i++) {
      members.add(new ArrayList<>());
    }
  }

  /** The lane of each trigger, in their order. */
  static int[] of(List<Trigger> triggers) {
    Lanes lanes = new Lanes(triggers);
    lanes.share();
    return lanes.lanes;
  }

  private void share() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < triggers.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -breadth(List.of(triggers.get(i)))));
    for (int i : order) {
      int lane = best(triggers.get(i));
      members.get(lane).add(triggers.get(i));
      lanes[i] = lane;
    }
  }

  /** The lane that lets the least more through. */
  private int best(Trigger trigger) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int lane = 0; lane < Filter.LANES; lane++) {
      List<Trigger> together = new ArrayList<>(members.get(lane));
      double before = breadth(together);
      together.add(trigger);
      double more = breadth(together) - before;
      if (more < least) {
        least = more;
        best = lane;
      }
    }
    return best;
  }

  /** How many triples of ASCII characters pass. */
  private static double breadth(List<Trigger> together) {
    double breadth = 1;
    for (int place = 0; place < 3; place++) {
      int allowed = 0;
      for (int c = 0; c < 128; c++) {
        for (Trigger trigger : together) {
          if (trigger.at(place).has(c)) {
            allowed++;
            break;
          }
        }
      }
      breadth *= allowed;
    }
    return breadth;
  }
}
