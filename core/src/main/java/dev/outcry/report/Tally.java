package dev.outcry.report;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of reports. Thread-safe, and nobody waits. */
final class Tally {

  private final LongAdder sent = new LongAdder();
  private final LongAdder suppressed = new LongAdder();

  /** Has all keys from the beginning, so it is never changed. */
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

  Tally() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
  }

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
    requireNonNull(dropped.get(reason)).add(count);
  }

  ReportCounts counts() {
    Map<String, Long> reasons = new TreeMap<>();
    dropped.forEach(
        (reason, adder) -> {
          long count = adder.sum();
          if (count > 0) {
            reasons.put(reason.key(), count);
          }
        });
    return new ReportCounts(sent.sum(), suppressed.sum(), reasons);
  }
}
