package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads, many kinds: the numbers of what stays are exact. */
@Timeout(900)
class LedgerThreadsTest {

  private static final int THREADS = 8;

  /** Loud kinds, which no quiet one can displace; the others come and go. */
  private static final int LOUD = 50;

  private final FailureLedger ledger = FailureLedger.create();

  @Test
  void aHundredThousandFailuresOfFiveThousandKinds() throws Exception {
    run(100_000, 5_000);
  }

  @Test
  @Tag("soak")
  void aMillionFailuresOfFiveThousandKinds() throws Exception {
    run(1_000_000, 5_000);
  }

  private void run(int failures, int kinds) throws Exception {
    AtomicLongArray happened = new AtomicLongArray(kinds);
    ErrorReport[] reports = new ErrorReport[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      reports[kind] = Reports.of(kind);
      if (kind < LOUD) { // loud from the beginning, so that they stay
        for (int i = 0; i < 1_000; i++) {
          ledger.report(reports[kind]);
          happened.incrementAndGet(kind);
        }
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        SplittableRandom random = new SplittableRandom(thread);
        done.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < failures / THREADS; i++) {
                    int kind = random.nextInt(i % 2 == 0 ? LOUD : kinds);
                    ledger.report(reports[kind]);
                    happened.incrementAndGet(kind);
                    if (i % 64 == 0) {
                      assertThat(ledger.groups()).hasSizeLessThanOrEqualTo(256);
                    }
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    for (int kind = 0; kind < LOUD; kind++) {
      FailureGroup group = ledger.group(new Fingerprint(kind)).orElseThrow();
      assertThat(group.count()).isEqualTo(happened.get(kind));
      assertThat(group.statuses().get(500)).isEqualTo(group.count());
      assertThat(group.requestIds()).hasSize(10).containsOnly("id-" + kind);
    }
    assertThat(ledger.groups()).hasSize(256);
    long all = 0;
    for (int kind = 0; kind < kinds; kind++) {
      all += happened.get(kind);
    }
    assertThat(ledger.counts().sent()).isEqualTo(all);
  }

  @Test
  void whatIsNotInTheGroupsIsCountedAsEvicted() throws Exception {
    FailureLedger small = FailureLedger.builder().maxGroups(4).build();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      Random random = new Random(i);
      threads[i] =
          new Thread(
              () -> {
                for (int n = 0; n < 50_000; n++) {
                  small.report(Reports.of(random.nextInt(8)));
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long kept = small.groups().stream().mapToLong(FailureGroup::count).sum();
    ReportCounts counts = small.counts();
    assertThat(counts.sent()).isEqualTo(200_000);
    assertThat(kept + counts.dropped().getOrDefault("evicted", 0L)).isEqualTo(200_000);
  }
}
