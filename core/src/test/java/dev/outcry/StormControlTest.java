package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Equal failures are counted by window; a new one is always the first of its window. */
class StormControlTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - MINUTE / 2); // it may run over
  private final StormControl storm = new StormControl(Duration.ofMinutes(1), clock::get);

  private long seen(long fingerprint) {
    return storm.seen(fingerprint);
  }

  @Test
  void eachOneIsCountedWithinItsWindow() {
    assertThat(seen(1)).isEqualTo(1);
    assertThat(seen(1)).isEqualTo(2);
    assertThat(seen(2)).isEqualTo(1);
    clock.addAndGet(MINUTE - 1);
    assertThat(seen(1)).isEqualTo(3);
  }

  @Test
  void theWindowEndsByTheClockAndBeginsWithTheNext() {
    seen(1);
    seen(1);
    clock.addAndGet(MINUTE);
    assertThat(seen(1)).isEqualTo(1);
    clock.addAndGet(MINUTE - 1);
    assertThat(seen(1)).isEqualTo(2);
    clock.addAndGet(1);
    assertThat(seen(1)).isEqualTo(1);
  }

  @Test
  void noCountIsLostBetweenThreads() throws Exception {
    int threads = 8;
    int each = 12_500;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<long[]> count =
          () -> {
            start.await();
            return LongStream.range(0, each).map(i -> seen(7)).toArray();
          };
      List<Future<long[]>> counting = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        counting.add(pool.submit(count));
      }
      start.countDown();
      List<Long> all = new ArrayList<>();
      for (Future<long[]> one : counting) {
        LongStream.of(one.get()).forEach(all::add);
      }
      assertThat(all.stream().sorted())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 100_000).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void fiveThousandDifferentOnesAreFirstEachAndDoNotPileUp() {
    for (long fingerprint = 0; fingerprint < 5_000; fingerprint++) {
      assertThat(seen(fingerprint)).isEqualTo(1);
      clock.incrementAndGet();
      assertThat(storm.size()).isLessThanOrEqualTo(1_024);
    }
  }

  @Test
  void theyDoNotPileUpWhenTheClockStandsStill() {
    for (long fingerprint = 0; fingerprint < 5_000; fingerprint++) {
      assertThat(seen(fingerprint)).isEqualTo(1);
      assertThat(storm.size()).isLessThanOrEqualTo(1_024);
    }
  }

  @Test
  void theLatestSurviveACrowd() {
    for (long fingerprint = 0; fingerprint < 1_025; fingerprint++) {
      seen(fingerprint);
      clock.incrementAndGet();
    }
    assertThat(seen(1_024)).isEqualTo(2);
    assertThat(seen(0)).isEqualTo(1);
  }

  @Test
  void aWindowMayBeForEver() {
    StormControl forEver = new StormControl(Duration.ofSeconds(Long.MAX_VALUE), () -> 0);
    forEver.seen(1);
    assertThat(forEver.seen(1)).isEqualTo(2);
  }
}
