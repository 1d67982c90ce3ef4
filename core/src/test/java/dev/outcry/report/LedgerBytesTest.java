package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However large its samples are, a ledger takes no more of the heap than it says. */
class LedgerBytesTest {

  private static final long MB = 1 << 20;

  /** A failure of so many causes and frames, no two texts of which are the same object. */
  private static ErrorReport huge(int kind, int causes, int frames, int chars) {
    Throwable error = null;
    for (int i = 0; i < causes; i++) {
      Throwable cause = new Exception("m".repeat(chars) + kind, error);
      int number = i;
      cause.setStackTrace(
          IntStream.range(0, frames)
              .mapToObj(
                  frame ->
                      new StackTraceElement(
                          "com.example.shop.orders.Type" + kind + "_" + number + "_" + frame,
                          "method" + frame + "_" + kind,
                          "Type" + frame + "_" + kind + ".java",
                          frame))
              .toArray(StackTraceElement[]::new));
      error = cause;
    }
    assertThat(error).isNotNull();
    return Reports.builder(kind)
        .error(error)
        .requestId(kind + "x".repeat(100))
        .release("r" + kind)
        .path("/" + "\u20ac".repeat(1_000))
        .build();
  }

  /** The least of several: others allocate too, and what they leave comes and goes. */
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc(); // NOPMD: what is left is what is measured
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long heapOf(FailureLedger ledger, int causes, int frames, int chars) {
    FailureLedger.create().report(huge(0, causes, frames, chars)); // loads what is used
    long before = used();
    for (int kind = 0; kind < 300; kind++) {
      ledger.report(huge(kind, causes, frames, chars));
    }
    try {
      return used() - before;
    } finally {
      Reference.reachabilityFence(ledger);
    }
  }

  @Test
  void hugeSamplesAreCut() {
    FailureLedger ledger = FailureLedger.create();
    assertThat(heapOf(ledger, 16, 300, 10_000)).isLessThan(4 * MB);
    assertThat(ledger.groups()).hasSize(256);
    assertThat(ledger.groups())
        .allSatisfy(group -> assertThat(group.sample().causes()).hasSize(16));
  }

  @Test
  void soAreThoseOfServersWhereThereAreManyGroups() {
    FailureLedger ledger = FailureLedger.create();
    assertThat(heapOf(ledger, 2, 100, 60)).isLessThan(4 * MB);
    assertThat(ledger.groups()).hasSize(256);
  }

  @Test
  void whereThereIsRoomTheyAreWhole() {
    FailureLedger ledger = FailureLedger.create();
    for (int kind = 0; kind < 60; kind++) {
      ledger.report(huge(kind, 2, 100, 60));
    }
    assertThat(ledger.groups())
        .hasSize(60)
        .allSatisfy(
            group ->
                assertThat(group.sample().causes())
                    .hasSize(2)
                    .allSatisfy(cause -> assertThat(cause.frames()).hasSize(100)));
  }

  @Test
  void noMoreIsTakenThanIsCounted() {
    FailureLedger ledger = FailureLedger.builder().maxGroups(10_000).maxBytes(24 * MB).build();
    long heap = heapOf(ledger, 3, 30, 200);
    assertThat(ledger.groups()).hasSize(300);
    long counted =
        ledger.groups().stream()
            .mapToLong(group -> HeapSize.GROUP + HeapSize.of(group.sample()) + 3 * HeapSize.TALLY)
            .sum();
    assertThat(heap).isLessThan(counted + MB / 4).isGreaterThan(counted / 2);
  }

  @Test
  void aSmallLedgerKeepsTheNewestAtLeast() {
    FailureLedger small = FailureLedger.builder().maxBytes(64 * 1024).build();
    for (int kind = 0; kind < 20; kind++) {
      small.report(huge(kind, 16, 300, 10_000));
      assertThat(small.group(new Fingerprint(kind))).isPresent();
    }
  }
}
