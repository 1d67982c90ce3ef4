package dev.outcry.scrub;

import dev.outcry.internal.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the sieve over the text, the filter where that stops, the rules where the filter
 * agrees, and one copy at the end if they found anything. Keeps nothing between two texts.
 */
final class ScanningScrubber implements Scrubber {

  /** More than what is found because of a mark, because of a mark, has been seen to take. */
  private static final int ROUNDS = 8;

  /** So few characters are looked at sooner than they are copied to a buffer. */
  private static final int SHORT = 24;

  private final @Nullable Sieve sieve;
  private final Filter filter;
  private final Watch[][] watchesOfLane = new Watch[Filter.LANES][];
  private final List<RegexScan> expressions;
  private final Marks marks;

  /**
   * Looks where a sieve says.
   *
   * @param watches what to look for
   */
  ScanningScrubber(List<Watch> watches, List<RegexScan> expressions) {
    this(watches, expressions, Sieve.of(watches.stream().map(Watch::trigger).toList()));
  }

  private ScanningScrubber(
      List<Watch> watches, List<RegexScan> expressions, @Nullable Sieve sieve) {
    this.sieve = sieve;
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

  /** Looks everywhere: what the sieve must be as good as. */
  static ScanningScrubber withoutSieve(List<Watch> watches) {
    return new ScanningScrubber(watches, List.of(), null);
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
    if (sieve == null || text.length() < Sieve.BLOCK) {
      return lookEverywhere(text);
    }
    if (text.length() <= SHORT) {
      return look(sieve, text);
    }
    int buffer = Buffers.take();
    if (buffer == Buffers.NONE) {
      return look(sieve, text);
    }
    try {
      return look(sieve, text, Buffers.get(buffer));
    } finally {
      Buffers.giveBack(buffer, text.length());
    }
  }

  private @Nullable Spans lookEverywhere(String text) {
    Spans spans = null;
    for (int at = filter.next(text, 0); at >= 0; at = filter.next(text, at + 1)) {
      spans = lookAt(text, at, spans);
    }
    return spans;
  }

  private @Nullable Spans look(Sieve sieve, String text) {
    Spans spans = null;
    long told = sieve.next(text, 0);
    while (told != Sieve.NOTHING) {
      spans = lookAt(text, 0, told, spans);
      told = sieve.next(text, Sieve.block(told) + Sieve.BLOCK);
    }
    return spans;
  }

  @SuppressWarnings("deprecation") // the low bytes are what is asked for
  private @Nullable Spans look(Sieve sieve, String text, byte[] chars) {
    Spans spans = null;
    for (int from = 0; from >= 0 && from < text.length(); from += Buffers.CHARS) {
      int length = Math.min(Buffers.CHARS, text.length() - from);
      text.getBytes(from, from + length, chars, 0);
      Sieve.end(chars, length);
      long told = sieve.next(chars, 0, length);
      while (told != Sieve.NOTHING) {
        spans = lookAt(text, from, told, spans);
        told = sieve.next(chars, Sieve.block(told) + Sieve.BLOCK, length);
      }
    }
    return spans;
  }

  /** Where a block of what begins there tells to. Within a number nothing begins. */
  private @Nullable Spans lookAt(String text, int from, long told, @Nullable Spans before) {
    int first = from + Sieve.block(told) - Sieve.BEFORE;
    int places = Sieve.places(told);
    int inRun = Sieve.isRun(told) ? Sieve.IN_RUN & ~places : 0;
    Spans spans = before;
    for (int rest = places | inRun; rest != 0; rest &= rest - 1) {
      int place = Integer.numberOfTrailingZeros(rest);
      if ((inRun & (1 << place)) == 0 || !Numbers.isWithin(text, first + place)) {
        spans = lookAt(text, first + place, spans);
      }
    }
    return spans;
  }

  private @Nullable Spans lookAt(String text, int at, @Nullable Spans before) {
    if (at < 0 || at + 2 >= text.length()) {
      return before;
    }
    char first = text.charAt(at);
    char second = text.charAt(at + 1);
    char third = text.charAt(at + 2);
    boolean ascii = (first | second | third) < 128; // else the filter has seen low bytes
    Spans spans = before;
    for (long lanes = filter.lanesOf(first, second, third); lanes != 0; lanes &= lanes - 1) {
      Watch[] watches = watchesOfLane[Long.numberOfTrailingZeros(lanes)];
      boolean sure = ascii && watches.length == 1;
      for (int i = 0; i < watches.length; i++) {
        Watch watch = watches[i];
        if ((sure || watch.trigger().isAt(text, at))
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
