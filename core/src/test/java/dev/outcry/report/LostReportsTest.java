package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A report that was lost stands for nobody: the next of its kind is sent, and says how many. */
@Timeout(600)
class LostReportsTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean down = new AtomicBoolean();
  private final Reports.Kept kept = new Reports.Kept();
  private CapturedLog log;
  private ErrorReporter async;

  @BeforeEach
  void start() {
    log = CapturedLog.of(ErrorReporters.class);
    async = over(this::send);
  }

  private ErrorReporter over(ErrorReporter reporter) {
    return new AsyncReporter(
        ErrorReporters.asyncBuilder(reporter).maxPerMinute(1_000_000).queueCapacity(65_536),
        now::get);
  }

  @AfterEach
  void close() {
    async.close();
    log.close();
  }

  private void send(ErrorReport report) throws IOException {
    if (down.get()) {
      throw new IOException("down");
    }
    kept.report(report);
  }

  private void report(long kind) throws Exception {
    async.report(Reports.of(kind));
    async.flush(LONG);
  }

  private Map<String, Long> dropped() {
    return async.counts().dropped();
  }

  @Test
  void afterAFailureOfTheReporterTheNextOfItsKindIsSentAtOnce() throws Exception {
    down.set(true);
    report(1);
    down.set(false);
    report(1);
    report(1);
    assertThat(kept.reports).extracting(ErrorReport::suppressed).containsExactly(1L);
    assertThat(async.counts()).isEqualTo(new ReportCounts(1, 1, Map.of("reporter_error", 1L)));
  }

  @Test
  void whatABreakerKeepsBackIsToldByTheFirstThatGetsThrough() throws Exception {
    down.set(true);
    for (int i = 0; i < Breaker.FAILURES + 3; i++) {
      report(1);
    }
    assertThat(dropped())
        .containsOnly(Map.entry("reporter_error", 5L), Map.entry("breaker_open", 3L));
    down.set(false);
    now.addAndGet(Breaker.PAUSE); // half a dedupe window
    report(1);
    assertThat(kept.reports).extracting(ErrorReport::suppressed).containsExactly(8L);
  }

  @Test
  void whatWaitedWhenTheBreakerOpenedIsLostLikewise() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    down.set(true);
    async.close();
    async =
        over(
            report -> {
              go.await();
              send(report);
            });
    for (long kind = 1; kind <= 7; kind++) {
      async.report(Reports.of(kind));
    }
    async.report(Reports.of(7));
    go.countDown();
    async.flush(LONG);
    assertThat(async.counts())
        .isEqualTo(new ReportCounts(0, 1, Map.of("reporter_error", 5L, "breaker_open", 2L)));
    down.set(false);
    now.addAndGet(Breaker.PAUSE);
    report(7);
    assertThat(kept.reports).extracting(ErrorReport::suppressed).containsExactly(2L);
  }

  @Test
  void aRepetitionThatSpeaksForOthersIsCountedWithThem() throws Exception {
    report(1);
    async.report(Reports.of(1).toBuilder().suppressed(4).build());
    now.addAndGet(TimeUnit.SECONDS.toNanos(60));
    async.report(Reports.of(1).toBuilder().suppressed(10).build());
    async.flush(LONG);
    assertThat(kept.reports).extracting(ErrorReport::suppressed).containsExactly(0L, 15L);
  }

  @Test
  void whateverIsLostTheSentAndTheSuppressedAddUpToAll() throws Exception {
    AtomicLong calls = new AtomicLong();
    async.close();
    async =
        over(
            report -> {
              if (calls.incrementAndGet() % 3 == 0) {
                throw new IOException("every third");
              }
              kept.report(report);
            });
    long threads = 4;
    long each = 20_000;
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      all.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  try {
                    async.report(Reports.of(1));
                    if (i % 200 == 0) {
                      now.addAndGet(TimeUnit.SECONDS.toNanos(61));
                    }
                  } catch (Exception impossible) {
                    throw new AssertionError(impossible);
                  }
                }
              }));
    }
    all.forEach(Thread::start);
    for (Thread one : all) {
      one.join();
    }
    async.flush(LONG);
    for (int i = 0; i < 2; i++) { // one of two gets through, and brings what is still owed
      now.addAndGet(TimeUnit.SECONDS.toNanos(61));
      report(1);
    }
    long told = kept.reports.stream().mapToLong(one -> 1 + one.suppressed()).sum();
    ReportCounts counts = async.counts();
    // the rate limit too drops one now and then, whose thread had looked at the clock long before
    long lost = counts.dropped().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counts.sent() + counts.suppressed() + lost).isEqualTo(threads * each + 2);
    assertThat(counts.dropped()).containsEntry("reporter_error", calls.get() / 3);
    assertThat(told).isEqualTo(threads * each + 2 - (calls.get() % 3 == 0 ? 1 : 0));
  }
}
