package dev.outcry.report;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.FieldHandles;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts by key: the first few keys by themselves, further ones together. Thread-safe without a
 * lock; a new key replaces the map by a copy.
 */
final class Tallies<K> {

  private static final VarHandle COUNTS =
      FieldHandles.of(MethodHandles.lookup(), "counts", Map.class);

  private final K other;
  private volatile Map<K, AtomicLong> counts = Map.of();

  /**
   * Empty.
   *
   * @param other the key that stands for further ones
   */
  Tallies(K other) {
    this.other = other;
  }

  /** Counts, and says whether the key is new. */
  boolean add(K key, long occurrences) {
    boolean isNew = false;
    AtomicLong count = counts.get(key);
    while (count == null) {
      Map<K, AtomicLong> before = counts;
      K slot = before.size() < Bounds.LEDGER_TALLIES ? key : other;
      count = before.get(slot);
      if (count == null) {
        Map<K, AtomicLong> after = new HashMap<>(before);
        AtomicLong made = new AtomicLong();
        after.put(slot, made);
        isNew = COUNTS.compareAndSet(this, before, after);
        count = isNew ? made : null;
      }
    }
    count.addAndGet(occurrences);
    return isNew;
  }

  Map<K, Long> counts() {
    Map<K, Long> sums = new HashMap<>();
    counts.forEach((key, count) -> sums.put(key, count.get()));
    return sums;
  }
}
