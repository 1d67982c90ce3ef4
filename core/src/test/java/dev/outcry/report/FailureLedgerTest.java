package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which failure, how often, since when, in which release. */
class FailureLedgerTest {

  private final FailureLedger ledger = FailureLedger.create();

  private static Instant at(long minutes) {
    return Reports.NOON.plus(Duration.ofMinutes(minutes));
  }

  private static void report(FailureLedger ledger, long kind, long minutes) {
    ledger.report(Reports.builder(kind).occurredAt(at(minutes)).build());
  }

  private FailureGroup group(long kind) {
    return ledger.group(new Fingerprint(kind)).orElseThrow();
  }

  private static List<Long> kinds(FailureLedger ledger) {
    return ledger.groups().stream().map(group -> group.fingerprint().bits()).toList();
  }

  @Test
  void equalFailuresAreOneGroup() {
    ErrorReport first = Reports.builder(1).status(500).release("2.2").requestId("a").build();
    ledger.report(first);
    ledger.report(
        Reports.builder(1).status(502).release("2.3").requestId("b").occurredAt(at(5)).build());
    ledger.report(Reports.builder(1).status(500).release("2.3").occurredAt(at(2)).build());
    assertThat(ledger.groups())
        .containsExactly(
            new FailureGroup(
                new Fingerprint(1),
                "java.lang.IllegalStateException: kind 1",
                3,
                at(0),
                at(5),
                Map.of(500, 2L, 502, 1L),
                Map.of("2.2", 1L, "2.3", 2L),
                List.of("id-1", "b", "a"),
                first));
  }

  @Test
  void whatWasSeenLastStandsFirst() {
    report(ledger, 1, 0);
    report(ledger, 2, 1);
    report(ledger, 3, 2);
    report(ledger, 1, 3);
    assertThat(kinds(ledger)).containsExactly(1L, 3L, 2L);
    assertThat(ledger.group(new Fingerprint(4))).isEmpty();
  }

  @Test
  void aReportThatStandsForSeveralCountsAsSeveral() {
    ledger.report(Reports.builder(1).suppressed(9).build());
    assertThat(group(1).count()).isEqualTo(10);
    assertThat(group(1).statuses()).containsExactly(Map.entry(500, 10L));
    assertThat(ledger.counts().sent()).isEqualTo(10);
  }

  @Test
  void aReportThatComesLateMovesTheBeginning() {
    report(ledger, 1, 10);
    report(ledger, 1, 0);
    assertThat(group(1).firstSeen()).isEqualTo(at(0));
    assertThat(group(1).lastSeen()).isEqualTo(at(10));
  }

  @Test
  void aRepetitionIsNotEvenDrawnUp() {
    report(ledger, 1, 0);
    ledger.occurred(new Undrawn(Reports.builder(1).requestId("b").build()));
    assertThat(group(1).count()).isEqualTo(2);
    assertThat(group(1).requestIds()).containsExactly("b", "id-1");
  }

  @Test
  void theLastTenRequestIdsAreKept() {
    for (int i = 0; i < 25; i++) {
      ledger.report(Reports.builder(1).requestId("id-" + i).build());
    }
    ledger.report(Reports.builder(1).requestId(null).build());
    assertThat(group(1).requestIds())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(0, 9).mapToObj(i -> "id-" + (24 - i)).toList());
  }

  @Test
  void furtherStatusesAndReleasesAreCountedTogether() {
    for (int i = 0; i < 100; i++) {
      ledger.report(Reports.builder(1).status(500 + i).release("r" + i).build());
    }
    assertThat(group(1).statuses()).hasSize(9).containsEntry(507, 1L).containsEntry(0, 92L);
    assertThat(group(1).releases()).hasSize(9).containsEntry("r0", 1L).containsEntry("other", 92L);
  }

  @Test
  void theQuietestMakesWay() {
    FailureLedger small = FailureLedger.builder().maxGroups(2).build();
    report(small, 1, 0);
    report(small, 1, 1);
    report(small, 2, 2);
    report(small, 3, 3);
    assertThat(kinds(small)).containsExactly(3L, 1L);
    report(small, 4, 4);
    assertThat(kinds(small)).containsExactly(4L, 1L);
    assertThat(small.counts()).isEqualTo(new ReportCounts(5, 0, Map.of("evicted", 2L)));
  }

  @Test
  void silenceMakesQuiet() {
    FailureLedger small = FailureLedger.builder().maxGroups(2).build();
    for (int i = 0; i < 100; i++) {
      report(small, 1, 0);
    }
    report(small, 2, 6 * 60);
    report(small, 3, 6 * 60 + 1); // 100 are 1 after six hours, and the silence is longer
    assertThat(kinds(small)).containsExactly(3L, 2L);
  }

  @Test
  void ofTwoThatAreEquallyLoudTheOneThatIsSilentLongerMakesWay() {
    FailureLedger small = FailureLedger.builder().maxGroups(2).build();
    report(small, 1, 1);
    report(small, 2, 0);
    report(small, 3, 2);
    assertThat(kinds(small)).containsExactly(3L, 1L);
  }

  @Test
  void theNewestIsAlwaysThere() {
    FailureLedger one = FailureLedger.builder().maxGroups(1).build();
    for (int kind = 0; kind < 10; kind++) {
      report(one, kind, 0);
      report(one, kind, 0);
      assertThat(kinds(one)).containsExactly((long) kind);
    }
  }

  @Test
  void aGroupThatIsOpenedAnewCountsFromOne() {
    FailureLedger one = FailureLedger.builder().maxGroups(1).build();
    report(one, 1, 0);
    report(one, 1, 0);
    report(one, 2, 1);
    report(one, 1, 2);
    FailureGroup again = one.group(new Fingerprint(1)).orElseThrow();
    assertThat(again.count()).isEqualTo(1);
    assertThat(again.firstSeen()).isEqualTo(at(2));
  }

  @Test
  void aGroupIsAPictureOfOneMoment() {
    report(ledger, 1, 0);
    FailureGroup before = group(1);
    report(ledger, 1, 0);
    assertThat(before.count()).isEqualTo(1);
    assertThatThrownBy(() -> before.statuses().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ledger.groups().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void itGoesOnCountingWhenItWasClosed() {
    ledger.close();
    report(ledger, 1, 0);
    assertThat(group(1).count()).isEqualTo(1);
  }

  @Test
  void boundsThatCannotBeAreRefused() {
    FailureLedger.Builder builder = FailureLedger.builder();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> builder.maxGroups(0),
            () -> builder.maxGroups(10_001),
            () -> builder.maxBytes(65_535))) {
      assertThatIllegalArgumentException().isThrownBy(wrong::run);
    }
  }

  @Test
  void aClockThatWasWrongOnceMakesNobodyQuiet() {
    FailureLedger small = FailureLedger.builder().maxGroups(3).build();
    for (int i = 0; i < 1_000; i++) {
      small.report(Reports.of(1));
    }
    small.report(Reports.builder(2).occurredAt(Reports.NOON.plus(Duration.ofDays(3650))).build());
    for (int kind = 3; kind < 10; kind++) {
      small.report(Reports.of(kind));
    }
    assertThat(small.group(new Fingerprint(1)).orElseThrow().count()).isEqualTo(1_000);
  }

  @Test
  void noReportMakesTheCountOverflow() {
    FailureLedger counting = FailureLedger.create();
    counting.report(Reports.builder(1).suppressed(Long.MAX_VALUE).build());
    counting.report(Reports.builder(1).suppressed(Long.MAX_VALUE).build());
    assertThat(counting.groups().get(0).count()).isEqualTo(2 * (1 + (1L << 53)));
    assertThat(counting.counts().sent()).isPositive();
  }
}
