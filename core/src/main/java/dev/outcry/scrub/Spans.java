package dev.outcry.scrub;

import java.util.Arrays;

/** What is to be masked in one text: in order, without overlaps. */
final class Spans {

  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private Mask[] masks = new Mask[8];

  /** How long the span was that brought the mask: the longest has the say. */
  private int[] lengths = new int[8];

  private int size;

  /** Whether the last one holds that position, and the rule has nothing to add to it. */
  boolean settle(int at, Rule rule, Mask mask) {
    return size > 0
        && at < ends[size - 1]
        && at >= starts[size - 1]
        && (!rule.outgrowsValues() || masks[size - 1].order() == mask.order());
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Adds one; those that it overlaps become one with it, under the mask of the longest. Rules look
   * back a bounded way, so few are behind its place.
   */
  void add(int start, int end, Mask mask) {
    int from = size;
    while (from > 0 && ends[from - 1] > start) {
      from--;
    }
    int to = from;
    int first = start;
    int last = end;
    Mask longest = mask;
    int length = end - start;
    for (; to < size && starts[to] < end; to++) {
      first = Math.min(first, starts[to]);
      last = Math.max(last, ends[to]);
      if (lengths[to] > length || (lengths[to] == length && masks[to].order() < longest.order())) {
        longest = masks[to];
        length = lengths[to];
      }
    }
    replace(from, to);
    starts[from] = first;
    ends[from] = last;
    masks[from] = longest;
    lengths[from] = length;
  }

  /** One free place instead of those. */
  private void replace(int from, int to) {
    if (size == starts.length && from == to) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      masks = Arrays.copyOf(masks, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    System.arraycopy(starts, to, starts, from + 1, size - to);
    System.arraycopy(ends, to, ends, from + 1, size - to);
    System.arraycopy(masks, to, masks, from + 1, size - to);
    System.arraycopy(lengths, to, lengths, from + 1, size - to);
    size += 1 - (to - from);
  }

  /** The text with each of them masked; the same instance where that changes nothing. */
  String maskIn(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int done = 0;
    for (int i = 0; i < size; i++) {
      out.append(text, done, starts[i]);
      boolean whole = lengths[i] == ends[i] - starts[i];
      out.append(whole ? masks[i].of(text, starts[i], ends[i]) : masks[i].text());
      done = ends[i];
    }
    String masked = out.append(text, done, text.length()).toString();
    return masked.equals(text) ? text : masked;
  }
}
