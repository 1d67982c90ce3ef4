package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.outcry.testing.CapturedLog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A watched task that nobody wants any more is no failure; work that is lost is one. */
class CancelledTaskTest {

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Outcry outcry =
      Outcry.builder().listeners((failure, context) -> ended.countDown()).build();
  private final ExecutorService watched = outcry.watch(Executors.newFixedThreadPool(2));
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() throws Exception {
    done();
    log.close();
  }

  private void done() throws InterruptedException {
    watched.shutdown();
    assertThat(watched.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  /** Waits until it is interrupted. */
  private String forever() throws InterruptedException {
    started.countDown();
    new CountDownLatch(1).await();
    return "never";
  }

  private void assertAborted() throws InterruptedException {
    assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    done();
    assertThat(log.only().level()).isEqualTo(Level.DEBUG);
    assertThat(log.only().keyValues())
        .containsEntry("status", 499)
        .containsEntry("blame", "ABORTED");
  }

  @Test
  void inOneThatSaysNothing() throws Exception {
    Future<String> future =
        watched.submit(
            () -> {
              try {
                return forever();
              } catch (InterruptedException checked) {
                throw new RuntimeException(checked);
              }
            });
    started.await();
    future.cancel(true);
    assertAborted();
  }

  @Test
  void itIsRecordedAsAborted() throws Exception {
    Future<String> future = watched.submit(this::forever);
    started.await();
    assertThat(future.cancel(true)).isTrue();
    assertAborted();
  }

  @Test
  void theSlowerOnesOfInvokeAnyAreAbortedToo() throws Exception {
    Callable<String> fast =
        () -> {
          started.await();
          return "fast";
        };
    assertThat(watched.invokeAny(List.of(this::forever, fast))).isEqualTo("fast");
    assertAborted();
  }

  @Test
  void whatFailsBeforeTheFirstSucceedsIsAFailure() throws Exception {
    Callable<String> failing =
        () -> {
          throw new IOException("x");
        };
    Callable<String> waiting =
        () -> {
          ended.await();
          return "fine";
        };
    assertThat(watched.invokeAny(List.of(failing, waiting))).isEqualTo("fine");
    assertThat(log.only().level()).isEqualTo(Level.ERROR);
  }

  @Test
  void whoeverShutsTheExecutorDownLosesTheWork() throws Exception {
    Future<String> future = watched.submit(this::forever);
    started.await();
    assertThat(watched.shutdownNow()).isEmpty();
    done();
    assertThat(log.only().level()).isEqualTo(Level.WARN);
    assertThat(log.only().keyValues()).containsEntry("blame", "OVERLOAD");
    assertThat(future).isDone();
  }

  @Test
  void whatNeverRanHasNotFailed() throws Exception {
    watched.shutdown();
    assertThatThrownBy(() -> watched.submit(this::forever))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(log.lines()).isEmpty();
  }
}
