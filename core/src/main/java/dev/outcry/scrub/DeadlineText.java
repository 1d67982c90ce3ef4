package dev.outcry.scrub;

/**
 * The beginning of a text, to be read for a limited time only: the one way to stop a matcher that
 * has lost itself.
 */
final class DeadlineText implements CharSequence {

  /** Far more than a sane expression takes for as many characters as it gets. */
  private static final long NANOS = 100_000_000;

  private static final int READS_PER_LOOK = 1024;

  private final String text;
  private final int length;
  private final long started = System.nanoTime();
  private int reads;

  DeadlineText(String text, int length) {
    this.text = text;
    this.length = length;
  }

  @Override
  public char charAt(int index) {
    if (++reads % READS_PER_LOOK == 0 && System.nanoTime() - started > NANOS) {
      throw new IllegalStateException("the expression takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text.substring(0, length);
  }
}
