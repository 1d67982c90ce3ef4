package dev.outcry.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of reports. Thread-safe, and nobody waits. */
final class Tally {

  private final LongAdder sent = new LongAdder();
  private final LongAdder suppressed = new LongAdder();
  private final AtomicLongArray dropped = new AtomicLongArray(DropReason.values().length);

  void sent() {
    sent.increment();
  }

  void sent(long count) {
    sent.add(count);
  }

  void suppressed() {
    suppressed.increment();
  }

  void dropped(DropReason reason) {
    dropped(reason, 1);
  }

  void dropped(DropReason reason, long count) {
    dropped.addAndGet(reason.ordinal(), count);
  }

  ReportCounts counts() {
    Map<String, Long> reasons = new TreeMap<>();
    for (DropReason reason : DropReason.values()) {
      long count = dropped.get(reason.ordinal());
      if (count > 0) {
        reasons.put(reason.key(), count);
      }
    }
    return new ReportCounts(sent.sum(), suppressed.sum(), reasons);
  }
}
