package dev.outcry.scrub;

/**
 * Words and their roles, to be asked with a hash that grows with each character of a text that is
 * read backwards. Words of 64 bit hashes that collide are not among those that people use.
 */
final class WordTable {

  private static final int SLOTS = 1024;

  private final long[] hashes = new long[SLOTS];
  private final byte[] roles = new byte[SLOTS];

  /** The last three letters of each word, five bits for each. */
  private final boolean[] endings = new boolean[1 << 15];

  /** The hash of what was read, and of one character more, which is in lower case. */
  static long append(long hash, char c) {
    return hash * 0x100000001b3L + c;
  }

  /** Whether words with a role end with those three letters, of whatever case. */
  boolean hasEnding(char third, char second, char last) {
    return endings[ending(third, second, last)];
  }

  private static int ending(char third, char second, char last) {
    return (third & 31) << 10 | (second & 31) << 5 | (last & 31);
  }

  /** Words separated by spaces, of three letters at least, whose endings are to be known. */
  WordTable addTelling(int role, String words) {
    for (int i = words.length(); i > 0; i = words.lastIndexOf(' ', i - 1)) {
      endings[ending(words.charAt(i - 3), words.charAt(i - 2), words.charAt(i - 1))] = true;
    }
    return add(role, words);
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
