package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Tasks take the context along that is open when they are handed in, and leave nothing behind. */
class WrappedTasksTest {

  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final RequestContext context =
      RequestContext.builder().requestId("r-1").operation("work").build();

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    try {
      assertThat(pool.submit(RequestContext::current).get()).isEmpty();
      Map<String, String> mdc = pool.submit(MDC::getCopyOfContextMap).get();
      assertThat(mdc == null ? Map.of() : mdc).isEmpty();
    } finally {
      pool.shutdownNow();
    }
  }

  private static String seen() {
    String id = RequestContext.current().map(RequestContext::requestId).orElse("none");
    assertThat(MDC.get("request_id")).isEqualTo(id.equals("none") ? null : id);
    return id;
  }

  @Test
  void aRunnable() throws Exception {
    List<String> seen = new ArrayList<>();
    Runnable[] task = new Runnable[1];
    Runnable plain = () -> seen.add(seen());
    context.run(() -> task[0] = RequestContext.wrap(plain));
    pool.submit(task[0]).get();
    assertThat(seen).containsExactly("r-1");
  }

  @Test
  void aCallable() throws Exception {
    Callable<String> task = context.call(() -> RequestContext.wrap(WrappedTasksTest::seen));
    assertThat(pool.submit(task).get()).isEqualTo("r-1");
  }

  @Test
  void aSupplierForStagesOfAFuture() throws Exception {
    var stage =
        context.call(
            () ->
                CompletableFuture.supplyAsync(
                    RequestContext.wrapSupplier(WrappedTasksTest::seen), pool));
    assertThat(stage.get()).isEqualTo("r-1");
  }

  @Test
  void withoutAnOpenContextTheTaskIsAsItWas() {
    Runnable runnable = () -> {};
    Callable<String> callable = () -> "";
    assertThat(RequestContext.wrap(runnable)).isSameAs(runnable);
    assertThat(RequestContext.wrap(callable)).isSameAs(callable);
  }

  @Test
  void anExecutorCapturesWhenATaskIsHandedIn() throws Exception {
    Executor executor = RequestContext.wrap((Executor) pool);
    CompletableFuture<String> first = new CompletableFuture<>();
    context.run(() -> executor.execute(() -> first.complete(seen())));
    CompletableFuture<String> second = new CompletableFuture<>();
    executor.execute(() -> second.complete(seen()));
    assertThat(first.get()).isEqualTo("r-1");
    assertThat(second.get()).isEqualTo("none");
  }

  @Test
  void anExecutorServiceCapturesOnEveryWayIn() throws Exception {
    ExecutorService executor = RequestContext.wrap(pool);
    context.call(
        () -> {
          assertThat(executor.submit(WrappedTasksTest::seen).get()).isEqualTo("r-1");
          List<String> seen = new ArrayList<>();
          executor.submit(() -> seen.add(seen()), "result").get();
          Runnable plain = () -> seen.add(seen());
          executor.submit(plain).get();
          CompletableFuture<String> executed = new CompletableFuture<>();
          executor.execute(() -> executed.complete(seen()));
          seen.add(executed.get());
          assertThat(seen).containsExactly("r-1", "r-1", "r-1");
          List<Callable<String>> tasks = List.of(WrappedTasksTest::seen, WrappedTasksTest::seen);
          for (Future<String> one : executor.invokeAll(tasks)) {
            assertThat(one.get()).isEqualTo("r-1");
          }
          for (Future<String> one : executor.invokeAll(tasks, 1, TimeUnit.HOURS)) {
            assertThat(one.get()).isEqualTo("r-1");
          }
          assertThat(executor.invokeAny(tasks)).isEqualTo("r-1");
          assertThat(executor.invokeAny(tasks, 1, TimeUnit.HOURS)).isEqualTo("r-1");
          return null;
        });
  }

  @Test
  void aTaskThatFailsFailsAsItDidAndLeavesNothing() throws Exception {
    ExecutorService executor = RequestContext.wrap(pool);
    Future<Object> failed =
        context.call(
            () ->
                executor.submit(
                    () -> {
                      throw new IOException("x");
                    }));
    assertThatThrownBy(failed::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("x");
  }

  @Test
  void aTaskThatTheCallerHasToRunLeavesTheCallersContext() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ThreadPoolExecutor full =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            new ThreadPoolExecutor.CallerRunsPolicy());
    try {
      ExecutorService executor = RequestContext.wrap((ExecutorService) full);
      Callable<Boolean> blocked =
          () -> {
            release.await();
            return true;
          };
      Future<Boolean> running = executor.submit(blocked);
      Future<Boolean> queued = executor.submit(blocked);
      RequestContext other = RequestContext.builder().requestId("other").build();
      Future<Thread> here = context.call(() -> executor.submit(Thread::currentThread));
      assertThat(here.get()).isSameAs(Thread.currentThread());
      Runnable[] task = new Runnable[1];
      List<String> seen = new ArrayList<>();
      Runnable plain = () -> seen.add(seen());
      context.run(() -> task[0] = RequestContext.wrap(plain));
      other.run(
          () -> {
            executor.execute(task[0]);
            seen.add(seen());
          });
      assertThat(seen).containsExactly("r-1", "other");
      assertThat(RequestContext.current()).isEmpty();
      release.countDown();
      assertThat(running.get() && queued.get()).isTrue();
    } finally {
      full.shutdownNow();
    }
  }

  @Test
  void shutdownIsTheExecutorsOwn() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    ExecutorService wrapped = RequestContext.wrap(executor);
    wrapped.shutdown();
    assertThat(executor.isShutdown()).isTrue();
    assertThat(wrapped.isShutdown()).isTrue();
    assertThat(wrapped.shutdownNow()).isEmpty();
    assertThat(wrapped.awaitTermination(1, TimeUnit.HOURS)).isTrue();
    assertThat(wrapped.isTerminated()).isTrue();
  }
}
