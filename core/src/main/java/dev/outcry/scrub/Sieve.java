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

  /** The next block from there on that tells of something; -1 where there is none. */
  int next(byte[] chars, int from, int length) {
    return pairs == OF_DEFAULTS
        ? next(OF_DEFAULTS, chars, from, length)
        : next(pairs, chars, from, length);
  }

  private static int next(byte[] pairs, byte[] chars, int from, int length) {
    for (int at = from; at < length; at += BLOCK) {
      int first = pair(pairs, chars, at);
      int second = pair(pairs, chars, at + 2);
      int third = pair(pairs, chars, at + 4);
      int fourth = pair(pairs, chars, at + 6);
      if (((first | second | third | fourth) & SievePairs.PLACES) != 0
          || ((first & second & SievePairs.RUN) != 0 && isRun(first & second, third, fourth))) {
        return at;
      }
    }
    return -1;
  }

  /** Where triggers begin that the block tells of: bits, the first for {@link #BEFORE}. */
  int places(byte[] chars, int block) {
    return (pair(pairs, chars, block) & SievePairs.PLACES) << 4
        | (pair(pairs, chars, block + 2) & SievePairs.PLACES) << 6
        | (pair(pairs, chars, block + 4) & SievePairs.PLACES) << 8
        | (pair(pairs, chars, block + 6) & SievePairs.PLACES) << 10;
  }

  /** Whether the block begins with what may be in a long run. */
  boolean isRun(byte[] chars, int block) {
    int four = pair(pairs, chars, block) & pair(pairs, chars, block + 2) & SievePairs.RUN;
    return four != 0 && isRun(four, pair(pairs, chars, block + 4), pair(pairs, chars, block + 6));
  }

  private static boolean isRun(int four, int third, int fourth) {
    int six = third | SievePairs.RUN_OF_4;
    int eight = fourth | SievePairs.RUN_OF_4 | SievePairs.RUN_OF_6;
    return (four & six & eight & SievePairs.RUN) != 0;
  }

  private static int pair(byte[] pairs, byte[] chars, int at) {
    return pairs[(short) PAIR.get(chars, at) & (pairs.length - 1)];
  }
}
