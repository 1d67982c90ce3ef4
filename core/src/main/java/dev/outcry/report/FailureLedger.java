package dev.outcry.report;

import static java.util.Comparator.comparingLong;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.FieldHandles;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Failures in memory, grouped by fingerprint: which, how often, since when, in which release.
 *
 * <p>Bounded in groups and in bytes; when it is full, the quietest group makes way for a new one:
 * that with the fewest occurrences, where a group counts half for each hour that it has been
 * silent. Numbers of groups that stayed are exact.
 *
 * <p>Thread-safe without a lock: a failure that is known changes a few atomic numbers, and one that
 * is new replaces the table of groups by a copy. It survives no restart.
 *
 * @since 0.1.0
 */
public final class FailureLedger implements ErrorReporter {

  private static final VarHandle TABLE =
      FieldHandles.of(MethodHandles.lookup(), "table", Map.class);

  private final int maxGroups;
  private final long maxBytes;

  /** Never changed, but replaced: readers need no lock. */
  private volatile Map<Fingerprint, LedgerGroup> table = Map.of();

  private final Tally tally = new Tally();

  private FailureLedger(Builder settings) {
    this.maxGroups = settings.maxGroups;
    this.maxBytes = settings.maxBytes;
  }

  /**
   * With the defaults: 256 groups, 4 MB.
   *
   * @return the ledger
   */
  public static FailureLedger create() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void report(ErrorReport report) {
    occurred(Occurrence.of(report));
  }

  /** Counts it; only the first report of a failure is drawn up. */
  @Override
  public void occurred(Occurrence occurrence) {
    long more = 1 + occurrence.suppressed();
    tally.sent(more);
    LedgerGroup known = table.get(occurrence.fingerprint());
    if (known == null) {
      known = open(occurrence);
    }
    if (known != null && !known.add(more)) { // it has made way since it was found
      tally.dropped(DropReason.EVICTED, more);
    } else if (known != null && known.note(occurrence, more)) {
      trim(occurrence.occurredAt());
    }
  }

  /** {@return all groups, those that were seen last first} */
  public List<FailureGroup> groups() {
    return table.values().stream()
        .map(LedgerGroup::snapshot)
        .sorted(Comparator.comparing(FailureGroup::lastSeen).reversed())
        .toList();
  }

  /**
   * {@return the group of this fingerprint, if there is one}
   *
   * @param fingerprint the fingerprint
   */
  public Optional<FailureGroup> group(Fingerprint fingerprint) {
    return Optional.ofNullable(table.get(fingerprint)).map(LedgerGroup::snapshot);
  }

  /**
   * How many failures were counted, and how many of those were lost, as {@code evicted}, when their
   * group made way.
   */
  @Override
  public ReportCounts counts() {
    return tally.counts();
  }

  /** Opens a group that has counted it; else gives the one that another thread has opened. */
  private @Nullable LedgerGroup open(Occurrence occurrence) {
    LedgerGroup made =
        new LedgerGroup(occurrence.report(), Math.min(Bounds.LEDGER_SAMPLE_BYTES, maxBytes / 4));
    long more = 1 + occurrence.suppressed();
    made.add(more);
    made.note(occurrence, more); // before it is seen: one without any would be the quietest
    while (true) {
      Map<Fingerprint, LedgerGroup> before = table;
      LedgerGroup known = before.get(occurrence.fingerprint());
      if (known != null) {
        return known;
      }
      Map<Fingerprint, LedgerGroup> after = new HashMap<>(before);
      after.put(occurrence.fingerprint(), made);
      if (replace(before, after, made, occurrence.occurredAt())) {
        return null;
      }
    }
  }

  /** A group has grown: it has met a new status, release or request id. */
  private void trim(Instant now) {
    Map<Fingerprint, LedgerGroup> before = table;
    while (bytes(before) > maxBytes
        && before.size() > 1
        && !replace(before, new HashMap<>(before), null, now)) {
      before = table;
    }
  }

  /**
   * Makes room in the copy, and puts it in the place of what was there, if it is there still.
   * Samples that take more than their share are cut before a group has to go.
   */
  private boolean replace(
      Map<Fingerprint, LedgerGroup> before,
      Map<Fingerprint, LedgerGroup> after,
      @Nullable LedgerGroup newcomer,
      Instant now) {
    List<LedgerGroup> evicted = new ArrayList<>(1);
    while (after.size() > 1 && (after.size() > maxGroups || !fits(after))) {
      LedgerGroup quietest = quietest(after, newcomer, now.getEpochSecond());
      after.remove(quietest.fingerprint());
      evicted.add(quietest);
    }
    if (!TABLE.compareAndSet(this, before, after)) {
      return false;
    }
    evicted.forEach(group -> tally.dropped(DropReason.EVICTED, group.retire()));
    return true;
  }

  private boolean fits(Map<Fingerprint, LedgerGroup> groups) {
    long share = maxBytes / maxGroups;
    while (bytes(groups) > maxBytes) {
      LedgerGroup largest = Collections.max(groups.values(), comparingLong(LedgerGroup::bytes));
      if (largest.bytes() <= share || !largest.cutTo(share)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Silence is counted up to what has just happened, and not up to whatever was seen last: that may
   * come from a clock that was wrong for a moment.
   */
  private static LedgerGroup quietest(
      Map<Fingerprint, LedgerGroup> groups, @Nullable LedgerGroup newcomer, long now) {
    LedgerGroup quietest = null;
    for (LedgerGroup group : groups.values()) {
      if (group != newcomer && (quietest == null || group.isQuieterThan(quietest, now))) {
        quietest = group;
      }
    }
    return Objects.requireNonNull(quietest);
  }

  private static long bytes(Map<Fingerprint, LedgerGroup> groups) {
    long bytes = 0;
    for (LedgerGroup group : groups.values()) {
      bytes += group.bytes();
    }
    return bytes;
  }

  /** Collects the bounds; not thread-safe. */
  public static final class Builder {

    private static final int MOST_GROUPS = 10_000;
    private static final long LEAST_BYTES = 64 * 1024;

    private int maxGroups = Bounds.LEDGER_GROUPS;
    private long maxBytes = Bounds.LEDGER_BYTES;

    private Builder() {}

    /**
     * Sets how many groups there are at most: 256.
     *
     * @param groups how many
     * @return this builder
     * @throws IllegalArgumentException if it is not 1 to 10,000
     */
    public Builder maxGroups(int groups) {
      if (groups < 1 || groups > MOST_GROUPS) {
        throw new IllegalArgumentException("a ledger has 1 to 10000 groups, not " + groups);
      }
      this.maxGroups = groups;
      return this;
    }

    /**
     * Sets how many bytes of the heap the groups take at most: 4 MB. Where that is too little for
     * all groups, the largest samples lose frames.
     *
     * @param bytes how many
     * @return this builder
     * @throws IllegalArgumentException if it is less than 64 KB
     */
    public Builder maxBytes(long bytes) {
      if (bytes < LEAST_BYTES) {
        throw new IllegalArgumentException("a ledger takes 65536 bytes or more, not " + bytes);
      }
      this.maxBytes = bytes;
      return this;
    }

    /**
     * Builds the ledger.
     *
     * @return the ledger
     */
    public FailureLedger build() {
      return new FailureLedger(this);
    }
  }
}
