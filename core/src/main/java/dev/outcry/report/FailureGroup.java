package dev.outcry.report;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a ledger knows of one failure, at one moment. Its numbers are of all occurrences since the
 * group was opened; while failures come in they may be a few apart from each other.
 *
 * @param fingerprint which failure it is
 * @param title what a person calls it: class and message of the sample, on one line
 * @param count how often it has happened
 * @param firstSeen when the first of them happened
 * @param lastSeen when the last of them happened
 * @param statuses how often it was answered with which status; key 0 stands for further ones
 * @param releases how often it has happened in which release, as far as that is known; key {@code
 *     other} stands for further ones
 * @param requestIds the last ids, at most ten, the newest first
 * @param sample the first report of it
 * @since 0.1.0
 */
public record FailureGroup(
    Fingerprint fingerprint,
    String title,
    long count,
    Instant firstSeen,
    Instant lastSeen,
    Map<Integer, Long> statuses,
    Map<String, Long> releases,
    List<String> requestIds,
    ErrorReport sample) {

  /**
   * Copies maps and list; the maps are sorted by their keys.
   *
   * @param fingerprint what they have in common
   * @param title class and message, on one line
   * @param count how often it happened
   * @param firstSeen when it happened first
   * @param lastSeen when it happened last
   * @param statuses how many, by status
   * @param releases how many, by release
   * @param requestIds the last ids
   * @param sample the first report of it
   */
  public FailureGroup {
    statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
    releases = Collections.unmodifiableMap(new TreeMap<>(releases));
    requestIds = List.copyOf(requestIds);
  }
}
