package dev.outcry.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * What was seen of one figure.
 *
 * @param low the smallest
 * @param quartile a quarter of all are not above it
 * @param median the middle one
 * @param high the largest
 */
record Spread(double low, double quartile, double median, double high) {

  static Spread of(List<Double> seen) {
    List<Double> sorted = seen.stream().sorted().toList();
    int count = sorted.size();
    return new Spread(
        sorted.get(0),
        sorted.get((count - 1) / 4),
        (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2,
        sorted.get(count - 1));
  }

  /** Whether all of it lies on one side of one, so that a ratio may be published. */
  boolean decides() {
    return low > 1 || high < 1;
  }

  /** The median, and the range in brackets. */
  String text() {
    return number(median) + " [" + number(low) + ".." + number(high) + "]";
  }

  /** With three digits that mean something. */
  static String number(double value) {
    int decimals = value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
