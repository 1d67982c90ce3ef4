package dev.outcry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request never waits for a reporter, and what it cannot send it counts. */
@Timeout(600)
class AsyncReporterTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final AtomicLong now = new AtomicLong();
  private final Reports.Kept kept = new Reports.Kept();
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private ErrorReporter async = ErrorReporters.none();

  /** Waits, whoever interrupts it, until it may go on. */
  private final ErrorReporter hanging =
      report -> {
        stuck.countDown();
        boolean waiting = true;
        while (waiting) {
          try {
            go.await();
            waiting = false;
          } catch (InterruptedException ignored) {
            waiting = true;
          }
        }
        kept.report(report);
      };

  @AfterEach
  void close() {
    go.countDown();
    async.close();
  }

  private void start(ErrorReporters.AsyncBuilder settings) {
    async = new AsyncReporter(settings, now::get);
  }

  private void start(ErrorReporter reporter) {
    start(ErrorReporters.asyncBuilder(reporter).maxPerMinute(1_000_000).closeDeadline(LONG));
  }

  private void report(long... kinds) throws Exception {
    for (long kind : kinds) {
      async.report(Reports.of(kind));
    }
  }

  private Map<String, Long> dropped() {
    return async.counts().dropped();
  }

  @Test
  void reportsArriveInTheirOrderOnAThreadOfTheirOwn() throws Exception {
    AtomicReference<Thread> on = new AtomicReference<>();
    start(
        report -> {
          on.set(Thread.currentThread());
          kept.report(report);
        });
    report(1, 2, 3);
    async.flush(LONG);
    assertThat(kept.kinds()).containsExactly(1L, 2L, 3L);
    assertThat(async.counts()).isEqualTo(new ReportCounts(3, 0, Map.of()));
    assertThat(on.get().isDaemon()).isTrue();
    assertThat(on.get().getName()).isEqualTo("outcry-reports");
  }

  @Test
  void theThreadKeepsNothingOfWhoStartedIt() throws Exception {
    InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    AtomicReference<Object> seen = new AtomicReference<>("nothing");
    AtomicReference<Object> loader = new AtomicReference<>("nothing");
    start(
        report -> {
          seen.set(inherited.get());
          loader.set(Thread.currentThread().getContextClassLoader());
        });
    inherited.set("of the request");
    try {
      report(1);
      async.flush(LONG);
    } finally {
      inherited.remove();
    }
    assertThat(seen.get()).isNull();
    assertThat(loader.get()).isNull();
  }

  @Test
  void repetitionsAreCountedAndToldByTheNextReport() throws Exception {
    start(kept);
    report(1, 1, 1, 2);
    now.addAndGet(TimeUnit.SECONDS.toNanos(60));
    report(1);
    async.flush(LONG);
    assertThat(kept.reports).extracting(ErrorReport::suppressed).containsExactly(0L, 0L, 2L);
    assertThat(async.counts()).isEqualTo(new ReportCounts(3, 2, Map.of()));
  }

  @Test
  void aRepetitionIsNotEvenDrawnUp() throws Exception {
    start(kept);
    report(1);
    async.occurred(new Undrawn(Reports.of(1)));
    assertThat(async.counts().suppressed()).isEqualTo(1);
  }

  @Test
  void aHangingReporterBlocksNobodyAndTheQueueIsBounded() throws Exception {
    start(ErrorReporters.asyncBuilder(hanging).queueCapacity(3).maxPerMinute(1_000));
    report(1);
    stuck.await();
    report(2, 3, 4, 5, 6);
    assertThat(dropped()).containsExactly(Map.entry("queue_full", 2L));
    go.countDown();
    async.flush(LONG);
    assertThat(kept.kinds()).containsExactly(1L, 2L, 3L, 4L);
    report(5); // what had no room may come again at once, and says so
    async.flush(LONG);
    assertThat(kept.reports.get(4).suppressed()).isEqualTo(1);
  }

  @Test
  void flushingAndClosingAHangingReporterEndsAtTheDeadline() throws Exception {
    start(ErrorReporters.asyncBuilder(hanging).closeDeadline(Duration.ofMillis(50)));
    report(1);
    stuck.await();
    report(2, 3);
    async.flush(Duration.ofMillis(20));
    async.close();
    assertThat(dropped()).containsExactly(Map.entry("closed", 2L));
    report(4);
    assertThat(dropped()).containsExactly(Map.entry("closed", 3L));
  }

  @Test
  void aReporterThatHangsIsClosedWhenItHangsNoMore() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    start(
        ErrorReporters.asyncBuilder(
                new ErrorReporter() {
                  @Override
                  public void report(ErrorReport report) throws Exception {
                    hanging.report(report);
                  }

                  @Override
                  public void close() {
                    closed.countDown();
                  }
                })
            .closeDeadline(Duration.ZERO));
    report(1);
    stuck.await();
    async.close();
    assertThat(closed.getCount()).isEqualTo(1);
    go.countDown();
    assertThat(closed.await(2, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void closingSendsWhatIsWaitingAndLeavesNoThread() throws Exception {
    AtomicReference<Thread> on = new AtomicReference<>();
    start(
        ErrorReporters.asyncBuilder(
                ErrorReporters.all(report -> on.set(Thread.currentThread()), kept))
            .closeDeadline(LONG));
    report(1, 2, 3);
    async.close();
    async.close();
    assertThat(kept.kinds()).containsExactly(1L, 2L, 3L);
    assertThat(kept.closed).isTrue();
    on.get().join(TimeUnit.MINUTES.toMillis(2));
    assertThat(on.get().isAlive()).isFalse();
  }

  @Test
  void oneThatWasNeverUsedClosesWhatItWasGiven() {
    start(kept);
    async.close();
    assertThat(kept.closed).isTrue();
  }

  @Test
  void whoClosesItWhileInterruptedDoesNotWaitAndStaysInterrupted() throws Exception {
    start(ErrorReporters.asyncBuilder(hanging).closeDeadline(LONG));
    report(1);
    stuck.await();
    Thread.currentThread().interrupt();
    async.flush(LONG);
    async.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void soManyAreSentInAMinute() throws Exception {
    start(ErrorReporters.asyncBuilder(kept).maxPerMinute(2));
    report(1, 2, 3, 3);
    assertThat(dropped()).containsExactly(Map.entry("rate_limited", 2L));
    now.addAndGet(TimeUnit.SECONDS.toNanos(30));
    report(3);
    async.flush(LONG);
    assertThat(kept.kinds()).containsExactly(1L, 2L, 3L);
    assertThat(kept.reports.get(2).suppressed()).isEqualTo(2);
  }

  @Test
  void aReporterThatFailsAgainAndAgainIsLeftAloneAndThenTriedWithOneReport() throws Exception {
    AtomicLong calls = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>(new IOException("down"));
    start(
        report -> {
          calls.incrementAndGet();
          if (failure.get() instanceof IOException down) {
            throw down;
          }
          kept.report(report);
        });
    try (CapturedLog log = CapturedLog.of(ErrorReporters.class)) {
      for (long kind = 0; kind < 5; kind++) {
        report(kind);
        async.flush(LONG);
      }
      report(5, 6);
      assertThat(dropped())
          .containsOnly(Map.entry("reporter_error", 5L), Map.entry("breaker_open", 2L));
      assertThat(log.lines()).hasSize(2); // the first failure, and that it has opened

      now.addAndGet(TimeUnit.SECONDS.toNanos(30));
      report(7);
      async.flush(LONG);
      report(8);
      assertThat(calls).hasValue(6);
      assertThat(dropped()).containsEntry("breaker_open", 3L).containsEntry("reporter_error", 6L);

      now.addAndGet(TimeUnit.SECONDS.toNanos(60));
      failure.set(null);
      report(9, 10);
      async.flush(LONG);
      assertThat(kept.kinds()).containsExactly(9L, 10L);
    }
  }

  @Test
  void errorsOfAReporterAreFailuresLikeOthers() throws Exception {
    try (CapturedLog log = CapturedLog.of(ErrorReporters.class)) {
      for (Error error : List.of(new StackOverflowError(), new NoClassDefFoundError("x/Y"))) {
        start(
            report -> {
              throw error;
            });
        report(1);
        async.flush(LONG);
        assertThat(dropped()).containsExactly(Map.entry("reporter_error", 1L));
        async.close();
      }
      assertThat(log.lines()).hasSize(2);
    }
  }

  @Test
  void whatAReporterReportsItselfIsDropped() throws Exception {
    AtomicLong kind = new AtomicLong(1);
    start(
        report -> {
          kept.report(report);
          report(kind.incrementAndGet());
          async.flush(LONG);
        });
    report(1);
    async.flush(LONG);
    assertThat(kept.kinds()).containsExactly(1L);
    assertThat(dropped()).containsExactly(Map.entry("recursive", 1L));
  }

  @Test
  void aReporterMayCloseItself() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    start(
        ErrorReporters.asyncBuilder(
                report -> {
                  async.close();
                  done.countDown();
                })
            .closeDeadline(Duration.ofDays(1)));
    report(1);
    assertThat(done.await(2, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    ErrorReporters.AsyncBuilder builder = ErrorReporters.asyncBuilder(kept);
    for (Runnable wrong :
        List.<Runnable>of(
            () -> builder.queueCapacity(0),
            () -> builder.queueCapacity(65_537),
            () -> builder.dedupeWindow(Duration.ofSeconds(-1)),
            () -> builder.maxPerMinute(0),
            () -> builder.closeDeadline(Duration.ofSeconds(-1)))) {
      assertThatIllegalArgumentException().isThrownBy(wrong::run);
    }
    assertThatCode(() -> builder.closeDeadline(Duration.ofSeconds(Long.MAX_VALUE)).build().close())
        .doesNotThrowAnyException();
  }

  @Test
  void whatItWasGivenIsClosedEvenIfItIsAbandonedBetweenTwoReports() throws Exception {
    for (int round = 0; round < 500; round++) {
      CountDownLatch closed = new CountDownLatch(1);
      ErrorReporter quick =
          new ErrorReporter() {
            @Override
            public void report(ErrorReport any) {}

            @Override
            public void close() {
              closed.countDown();
            }
          };
      ErrorReporter async = ErrorReporters.asyncBuilder(quick).closeDeadline(Duration.ZERO).build();
      for (int kind = 0; kind < 8; kind++) {
        async.report(Reports.of(kind));
      }
      async.close();
      assertThat(closed.await(2, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void whateverComesWhileItIsClosedIsCountedOnce() throws Exception {
    for (int round = 0; round < 300; round++) {
      ErrorReporter async =
          ErrorReporters.asyncBuilder(any -> {})
              .dedupeWindow(Duration.ZERO)
              .maxPerMinute(1_000_000)
              .closeDeadline(LONG) // what is abandoned while it is sent is counted later
              .build();
      AtomicBoolean stop = new AtomicBoolean();
      AtomicLong handedIn = new AtomicLong();
      CountDownLatch under = new CountDownLatch(1);
      ErrorReport report = Reports.of(1);
      Thread other =
          new Thread(
              () -> {
                while (!stop.get()) {
                  try {
                    async.report(report);
                  } catch (Exception impossible) {
                    throw new AssertionError(impossible);
                  }
                  handedIn.incrementAndGet();
                  under.countDown();
                }
              });
      other.start();
      under.await();
      async.close();
      stop.set(true);
      other.join();
      ReportCounts counts = async.counts();
      long dropped = counts.dropped().values().stream().mapToLong(Long::longValue).sum();
      assertThat(counts.sent() + counts.suppressed() + dropped).isEqualTo(handedIn.get());
    }
  }

  @Test
  void aDeadlineInThePastIsOver() throws Exception {
    try (ErrorReporter async = ErrorReporters.async(any -> {})) {
      async.flush(Duration.ofSeconds(Long.MIN_VALUE));
      assertThat(async.counts()).isEqualTo(ReportCounts.NONE);
    }
  }
}
