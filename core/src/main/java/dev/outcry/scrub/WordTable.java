package dev.outcry.scrub;

/**
 * Words and their roles, to be asked with a hash that grows with each character of a text that is
 * read backwards. Words of 64 bit hashes that collide are not among those that people use.
 */
final class WordTable {

  private static final int SLOTS = 1024;

  private final long[] hashes = new long[SLOTS];
  private final byte[] roles = new byte[SLOTS];

  /** The hash of what was read, and of one character more, which is in lower case. */
  static long append(long hash, char c) {
    return hash * 0x100000001b3L + c;
  }

  /** Words separated by spaces. */
  WordTable add(int role, String words) {
    long hash = 0;
    for (int i = words.length() - 1; i >= 0; i--) {
      char c = words.charAt(i);
      if (c == ' ') {
        put(hash, role);
        hash = 0;
      } else {
        hash = append(hash, c);
      }
    }
    put(hash, role);
    return this;
  }

  int rolesOf(long hash) {
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        return roles[slot];
      }
      slot = (slot + 1) % SLOTS;
    }
    return 0;
  }

  private void put(long hash, int role) {
    int slot = slot(hash);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) % SLOTS;
    }
    hashes[slot] = hash;
    roles[slot] |= (byte) role;
  }

  private static int slot(long hash) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 54);
  }
}
