package dev.outcry.scrub;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Passes over most of a text: tells where no trigger begins, by pairs of characters, with two loads
 * for each.
 *
 * <p>Each trigger has a rare pair for either of the places in a pair that it may begin at; where
 * none of them is, there is none. What is always long, as numbers of cards are, needs no such pair:
 * it is looked for at the beginning of a block only. Of characters the low bytes are known. So what
 * is found means "look there", no more.
 */
final class Sieve {

  /** So many characters are passed over at a time. */
  static final int BLOCK = 8;

  /** A block tells of triggers that begin so many characters in front of it at the most. */
  static final int BEFORE = 7;

  /** Where a run that the block begins with may have its trigger, which is its third at most. */
  static final int IN_RUN = (1 << (BEFORE + 3)) - 1;

  /** No block tells of anything. */
  static final long NOTHING = -1;

  /** The bit behind those for places. */
  private static final int RUN = 1 << 15;

  private static final VarHandle PAIR =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The compiler knows its length, and leaves out a step for each load. */
  private static final byte[] OF_DEFAULTS =
      SievePairs.of(
          Stream.of(Detector.values())
              .filter(Detector::isOnByDefault)
              .flatMap(detector -> detector.rules(SensitiveNames.defaults()).stream())
              .flatMap(rule -> rule.triggers().stream())
              .toList());

  private final byte[] pairs;

  private Sieve(byte[] pairs) {
    this.pairs = Arrays.equals(pairs, OF_DEFAULTS) ? OF_DEFAULTS : pairs;
  }

  static Sieve of(List<Trigger> triggers) {
    return new Sieve(SievePairs.of(triggers));
  }

  /** Behind the characters, so that the last block is whole. */
  static void end(byte[] chars, int length) {
    EIGHT.set(chars, length, 0L);
  }

  /**
   * The next block from there on that tells of something, as {@link #block}, {@link #places} and
   * {@link #isRun} read it; {@link #NOTHING} where there is none.
   */
  long next(byte[] chars, int from, int length) {
    return pairs == OF_DEFAULTS
        ? next(OF_DEFAULTS, chars, from, length)
        : next(pairs, chars, from, length);
  }

  private static long next(byte[] pairs, byte[] chars, int from, int length) {
    for (int at = from; at < length; at += BLOCK) {
      int first = pair(pairs, chars, at);
      int second = pair(pairs, chars, at + 2);
      int third = pair(pairs, chars, at + 4);
      int fourth = pair(pairs, chars, at + 6);
      if (tell(first, second, third, fourth)) {
        return told(at, first, second, third, fourth);
      }
    }
    return NOTHING;
  }

  /**
   * The same for a text that is no shorter than a block, and hardly longer: then copying its
   * characters costs more than it saves. The last block may begin within the one before.
   */
  long next(String text, int from) {
    return pairs == OF_DEFAULTS ? next(OF_DEFAULTS, text, from) : next(pairs, text, from);
  }

  private static long next(byte[] pairs, String text, int from) {
    int last = text.length() - BLOCK;
    for (int next = from; next >= 0 && next < text.length(); next += BLOCK) { // until it overflows
      int at = Math.min(next, last);
      int first = pair(pairs, text, at);
      int second = pair(pairs, text, at + 2);
      int third = pair(pairs, text, at + 4);
      int fourth = pair(pairs, text, at + 6);
      if (tell(first, second, third, fourth)) {
        return told(at, first, second, third, fourth);
      }
    }
    return NOTHING;
  }

  private static boolean tell(int first, int second, int third, int fourth) {
    return ((first | second | third | fourth) & SievePairs.PLACES) != 0
        || isRun(first, second, third, fourth);
  }

  private static long told(int block, int first, int second, int third, int fourth) {
    int places =
        (first & SievePairs.PLACES) << 4
            | (second & SievePairs.PLACES) << 6
            | (third & SievePairs.PLACES) << 8
            | (fourth & SievePairs.PLACES) << 10;
    return (long) block << Integer.SIZE | places | (isRun(first, second, third, fourth) ? RUN : 0);
  }

  /** Where it begins. */
  static int block(long told) {
    return (int) (told >>> Integer.SIZE);
  }

  /** Where triggers begin that the block tells of: bits, the first for {@link #BEFORE}. */
  static int places(long told) {
    return (int) told & (RUN - 1);
  }

  /** Whether the block begins with what may be in a long run. */
  static boolean isRun(long told) {
    return (told & RUN) != 0;
  }

  private static boolean isRun(int first, int second, int third, int fourth) {
    int four = first & second & SievePairs.RUN;
    int six = third | SievePairs.RUN_OF_4;
    int eight = fourth | SievePairs.RUN_OF_4 | SievePairs.RUN_OF_6;
    return four != 0 && (four & six & eight) != 0;
  }

  private static int pair(byte[] pairs, byte[] chars, int at) {
    return pairs[(short) PAIR.get(chars, at) & (pairs.length - 1)];
  }

  private static int pair(byte[] pairs, String text, int at) {
    int pair = (text.charAt(at) & 0xFF) | (text.charAt(at + 1) << 8);
    return pairs[pair & (pairs.length - 1)];
  }
}
