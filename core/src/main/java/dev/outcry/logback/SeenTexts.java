package dev.outcry.logback;

/**
 * Some texts that have been looked through and need not be again: patterns, names of threads and
 * values of the MDC come with event after event, and are the same instances. Bounded; races cost a
 * look and nothing else.
 */
final class SeenTexts {

  private static final int SLOTS = 256;
  private static final int CHARS = 256;

  private final String[] slots = new String[SLOTS];

  @SuppressWarnings("ReferenceEquality") // equal ones would have to be compared, which costs more
  boolean has(String text) {
    return slots[slot(text)] == text;
  }

  void add(String text) {
    if (text.length() <= CHARS) {
      slots[slot(text)] = text;
    }
  }

  private static int slot(String text) {
    int hash = text.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
