package dev.outcry.report;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.FieldHandles;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** One group of a ledger while it counts. Thread-safe without a lock. */
final class LedgerGroup {

  /** The sign of the count, so that one step adds to it and tells. */
  private static final long RETIRED = Long.MIN_VALUE;

  private static final long HOUR = TimeUnit.HOURS.toSeconds(1);

  private static final VarHandle FIRST_SEEN =
      FieldHandles.of(MethodHandles.lookup(), "firstSeen", Instant.class);
  private static final VarHandle SAMPLE =
      FieldHandles.of(MethodHandles.lookup(), "sample", ErrorReport.class);
  private static final VarHandle LAST_SEEN =
      FieldHandles.of(MethodHandles.lookup(), "lastSeen", Instant.class);

  private volatile ErrorReport sample;
  private final Fingerprint fingerprint;
  private final String title;
  private final AtomicLong count = new AtomicLong();
  private volatile Instant firstSeen;
  private volatile Instant lastSeen;
  private final Tallies<Integer> statuses = new Tallies<>(0);
  private final Tallies<String> releases = new Tallies<>("other");
  private final AtomicLong ids = new AtomicLong();
  private final AtomicReferenceArray<@Nullable String> requestIds =
      new AtomicReferenceArray<>(Bounds.LEDGER_REQUEST_IDS);
  private final AtomicLong bytes;

  /**
   * A group that has counted nothing yet.
   *
   * @param maxBytes what the sample may take
   */
  LedgerGroup(ErrorReport report, long maxBytes) {
    this.fingerprint = report.fingerprint();
    this.sample = HeapSize.fit(report, maxBytes);
    this.title = ReportTexts.title(report);
    this.firstSeen = report.occurredAt();
    this.lastSeen = report.occurredAt();
    this.bytes = new AtomicLong(HeapSize.GROUP + HeapSize.of(title) + HeapSize.of(sample));
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Counts so many; false if the group has made way, so that they are lost. */
  boolean add(long more) {
    return count.addAndGet(more) >= 0;
  }

  /** The group makes way: how many it had counted. To be called once. */
  long retire() {
    return count.getAndAdd(RETIRED);
  }

  /** Remembers what was counted, and says whether the group has grown by that. */
  boolean note(Occurrence occurrence, long more) {
    seen(occurrence.occurredAt());
    long growth = statuses.add(occurrence.status(), more) ? HeapSize.TALLY : 0;
    String release = occurrence.release();
    if (release != null && releases.add(release, more)) {
      growth += HeapSize.TALLY + HeapSize.of(release);
    }
    String id = occurrence.requestId();
    if (id != null) {
      int slot = (int) (ids.getAndIncrement() % Bounds.LEDGER_REQUEST_IDS);
      growth += HeapSize.of(id) - HeapSize.of(requestIds.getAndSet(slot, id));
    }
    if (growth != 0) {
      bytes.addAndGet(growth);
    }
    return growth > 0;
  }

  private void seen(Instant at) {
    Instant last = lastSeen;
    while (at.isAfter(last) && !LAST_SEEN.compareAndSet(this, last, at)) {
      last = lastSeen;
    }
    Instant first = firstSeen;
    while (at.isBefore(first) && !FIRST_SEEN.compareAndSet(this, first, at)) {
      first = firstSeen;
    }
  }

  private long count() {
    return count.get() & ~RETIRED;
  }

  /** What the group takes of the heap, counted generously. */
  long bytes() {
    return bytes.get();
  }

  /**
   * Cuts the sample until the group takes no more than that, as far as that is possible; says
   * whether it takes less by that.
   */
  boolean cutTo(long maxBytes) {
    ErrorReport whole = sample;
    long before = HeapSize.of(whole);
    ErrorReport cut = HeapSize.fit(whole, maxBytes - (bytes.get() - before));
    long saved = before - HeapSize.of(cut);
    if (saved > 0 && SAMPLE.compareAndSet(this, whole, cut)) {
      bytes.addAndGet(-saved);
    }
    return saved > 0;
  }

  /** By its occurrences, halved for each hour of silence; then by who has been silent longer. */
  boolean isQuieterThan(LedgerGroup other, long now) {
    long difference = loudness(now) - other.loudness(now);
    return difference < 0 || (difference == 0 && lastSeen.isBefore(other.lastSeen));
  }

  private long loudness(long now) {
    long hours = Math.max(0, (now - lastSeen.getEpochSecond()) / HOUR);
    return count() >>> Math.min(hours, Long.SIZE - 1);
  }

  FailureGroup snapshot() {
    return new FailureGroup(
        fingerprint,
        title,
        count(),
        firstSeen,
        lastSeen,
        statuses.counts(),
        releases.counts(),
        newestIds(),
        sample);
  }

  private List<String> newestIds() {
    List<String> newest = new ArrayList<>();
    long next = ids.get();
    for (long i = next - 1; i >= Math.max(0, next - Bounds.LEDGER_REQUEST_IDS); i--) {
      String id = requestIds.get((int) (i % Bounds.LEDGER_REQUEST_IDS));
      if (id != null) { // it may be on its way still
        newest.add(id);
      }
    }
    return newest;
  }
}
