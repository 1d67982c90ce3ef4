package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.context.RequestContext;
import dev.outcry.context.RequestIds;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed task is handled once, whether or not anybody reads its future. */
class WatchedExecutorTest {

  private final Outcry outcry =
      Outcry.builder().requestIds(RequestIds.builder().generator(() -> "made").build()).build();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService pool =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "pool");
            thread.setUncaughtExceptionHandler(outcry.uncaughtExceptionHandler());
            threads.add(thread);
            return thread;
          });
  private final ExecutorService watched = outcry.watch(pool);
  private final RequestContext request = RequestContext.builder().requestId("r-1").build();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() throws Exception {
    drain();
    log.close();
  }

  /** Waits until the tasks so far are done and their threads have ended, one that died too. */
  private void drain() throws Exception {
    watched.shutdown();
    assertThat(watched.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Callable<Object> failing(Exception error) {
    return () -> {
      throw error;
    };
  }

  @Test
  void aSubmittedTaskIsHandledInTheContextOfWhoHandedItIn() throws Exception {
    IOException error = new IOException("x");
    Future<Object> future = request.call(() -> watched.submit(failing(error)));
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(error);
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
    assertThat(log.only().thread()).isEqualTo("pool");
  }

  @Test
  void whoReadsTheFutureAndHandlesItRecordsNothingTwice() throws Exception {
    Future<Object> future = request.call(() -> watched.submit(failing(new IOException("x"))));
    assertThatThrownBy(future::get).satisfies(thrown -> outcry.handle(thrown, request));
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void aTaskOfInvokeAllIsHandledToo() throws Exception {
    List<Callable<Object>> tasks = List.of(() -> "fine", failing(new IOException("x")));
    assertThat(request.call(() -> watched.invokeAll(tasks))).hasSize(2);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void anExecutedTaskIsHandledOnceThoughItsThreadDies() throws Exception {
    request.run(
        () ->
            watched.execute(
                () -> {
                  throw new IllegalStateException("x");
                }));
    drain();
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  @Test
  void withoutAContextTheTaskGetsOneWithAnIdOfOurs() throws Exception {
    Future<Object> future = watched.submit(failing(new IOException("x")));
    assertThatThrownBy(future::get).hasCauseInstanceOf(IOException.class);
    LogLine line = log.only();
    assertThat(line.mdc()).containsEntry("request_id", "made").containsKey("operation");
    assertThat(line.mdc().get("operation")).doesNotContainPattern("Lambda|0x");
  }

  @Test
  void watchingTwiceRecordsOnce() throws Exception {
    ExecutorService twice = outcry.watch(watched);
    Future<Object> future = twice.submit(failing(new IOException("x")));
    assertThatThrownBy(future::get).hasCauseInstanceOf(IOException.class);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void aTaskRunsInItsContextAndLeavesNothing() throws Exception {
    Callable<String> id = () -> RequestContext.current().orElseThrow().requestId();
    assertThat(request.call(() -> watched.submit(id)).get()).isEqualTo("r-1");
    assertThat(pool.submit(RequestContext::current).get()).isEmpty();
    assertThat(log.lines()).isEmpty();
  }
}
