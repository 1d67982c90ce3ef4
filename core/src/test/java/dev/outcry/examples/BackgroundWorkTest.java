package dev.outcry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No failure in the background stays silent, and each is told once. */
class BackgroundWorkTest {

  private final Outcry outcry = Outcry.create();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(2, this::thread);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final BackgroundWork work = new BackgroundWork(outcry, pool, clock);
  private final RequestContext request = RequestContext.builder().requestId("r-1").build();
  private CapturedLog log;

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task);
    thread.setUncaughtExceptionHandler(outcry.uncaughtExceptionHandler());
    threads.add(thread);
    return thread;
  }

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() throws Exception {
    done();
    log.close();
    outcry.close();
  }

  private void done() throws InterruptedException {
    pool.shutdown();
    clock.shutdownNow();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    for (Thread thread : threads) {
      thread.join(); // what is uncaught is handled after the pool has terminated
    }
  }

  private static <T> Callable<T> failing() {
    return () -> {
      throw new IOException("x");
    };
  }

  @Test
  void aDroppedFutureKeepsNoSecret() throws Exception {
    request.run(() -> work.sendMail(failing()));
    done();
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
    assertThat(log.only().throwable()).isPresent();
  }

  @Test
  void neitherDoesATaskWithoutOne() throws Exception {
    request.run(
        () ->
            work.warmUp(
                () -> {
                  throw new IllegalStateException("x");
                }));
    done();
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  @Test
  void whatOneShardFailsAtIsToldOnceThoughItsFutureIsRead() throws Exception {
    long done = request.call(() -> work.reindex(List.of(() -> true, failing(), () -> true)));
    assertThat(done).isEqualTo(2);
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  @Test
  void aPeriodicTaskLivesOn() throws Exception {
    CountDownLatch runs = new CountDownLatch(3);
    work.cleanUp(
        Duration.ofMillis(1),
        () -> {
          runs.countDown();
          throw new IOException("x");
        });
    assertThat(runs.await(1, TimeUnit.MINUTES)).isTrue();
    done();
    assertThat(log.lines())
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(line -> assertThat(line.mdc()).containsEntry("operation", "clean-up"))
        .extracting(line -> line.mdc().get("request_id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aStageGoesOnWithWhatIsKnown() throws Exception {
    assertThat(request.call(() -> work.price(failing(), 17)).join()).isEqualTo(17);
    assertThat(log.only().mdc())
        .containsEntry("request_id", "r-1")
        .containsEntry("operation", "price");
  }
}
