package dev.outcry.report;

/** FNV-1a of 64 bits for names, a character at a time, and a step that joins hashes. */
final class Fnv {

  static final long OFFSET_BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Fnv() {}

  static long of(String text) {
    return add(OFFSET_BASIS, text);
  }

  /** The hash of what was before, and this. */
  static long add(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** The hash of what was before, and something that has a hash of its own; the order counts. */
  static long mix(long before, long hash) {
    long mixed = (Long.rotateLeft(before, 7) ^ hash) * PRIME;
    return mixed ^ (mixed >>> 32); // a product carries nothing downwards
  }
}
