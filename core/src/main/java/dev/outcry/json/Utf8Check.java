package dev.outcry.json;

/**
 * Checks piece by piece that bytes are the UTF-8 of JSON text (RFC 3629; RFC 8259 section 8.1), and
 * counts lines and columns as Jackson does, the columns in bytes. No overlong form, no surrogate,
 * nothing above U+10FFFF, and no NUL, which JSON has to escape: that also tells UTF-16 and UTF-32,
 * which a parser might guess.
 */
final class Utf8Check {

  private long line = 1;
  private long column;
  private boolean afterReturn;

  /** Continuation bytes that are still to come, and the range of the next one. */
  private int missing;

  private int least = 0x80;
  private int most = 0xBF;

  /** Takes the next bytes; false at the first one that is wrong, to which line and column point. */
  boolean accept(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      byte b = bytes[i];
      if (b > 0 && missing == 0) {
        if (b == '\r' || (b == '\n' && !afterReturn)) {
          line++;
          column = 0;
        } else if (b != '\n') {
          column++;
        }
        afterReturn = b == '\r';
      } else if (!acceptPart(b & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** A byte of a character that has several. */
  private boolean acceptPart(int b) {
    column++;
    afterReturn = false;
    if (missing > 0) {
      if (b < least || b > most) {
        return false;
      }
      missing--;
      least = 0x80;
      most = 0xBF;
      return true;
    }
    if (b >= 0xC2 && b <= 0xDF) {
      missing = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      missing = 2;
      least = b == 0xE0 ? 0xA0 : 0x80; // else overlong
      most = b == 0xED ? 0x9F : 0xBF; // else a surrogate
    } else if (b >= 0xF0 && b <= 0xF4) {
      missing = 3;
      least = b == 0xF0 ? 0x90 : 0x80; // else overlong
      most = b == 0xF4 ? 0x8F : 0xBF; // else above U+10FFFF
    } else {
      return false;
    }
    return true;
  }

  /** Whether no character is cut short. */
  boolean isComplete() {
    return missing == 0;
  }

  /** The line of the last byte, counted from 1. */
  long line() {
    return line;
  }

  /** The column of the last byte, counted from 1. */
  long column() {
    return Math.max(1, column);
  }
}
