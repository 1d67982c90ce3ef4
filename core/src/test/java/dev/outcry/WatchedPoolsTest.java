package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of executor can be watched. */
class WatchedPoolsTest {

  private final Outcry outcry = Outcry.create();
  private final RequestContext request = RequestContext.builder().requestId("r-1").build();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
  }

  static Stream<ExecutorService> executors() throws ReflectiveOperationException {
    List<ExecutorService> all = new ArrayList<>();
    all.add(Executors.newFixedThreadPool(2));
    all.add(Executors.newScheduledThreadPool(2));
    all.add(new ForkJoinPool(2));
    all.add(Executors.newWorkStealingPool());
    for (Method method : Executors.class.getMethods()) {
      if (method.getName().equals("newVirtualThreadPerTaskExecutor")) { // from Java 21 on
        all.add((ExecutorService) method.invoke(null));
      }
    }
    return all.stream();
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void fail() {
    throw new IllegalStateException("x");
  }

  @ParameterizedTest
  @MethodSource("executors")
  void whoReadsTheFutureAndHandlesItRecordsNothingTwice(ExecutorService executor) throws Exception {
    ExecutorService watched = outcry.watch(executor);
    Future<?> future = request.call(() -> watched.submit(WatchedPoolsTest::fail));
    assertThatThrownBy(future::get).satisfies(thrown -> outcry.handle(thrown, request));
    end(watched);
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskThatIsItselfAFutureIsHandledToo(ExecutorService executor) throws Exception {
    ExecutorService watched = outcry.watch(executor);
    request.run(() -> watched.execute(new FutureTask<>(WatchedPoolsTest::fail, null)));
    FutureTask<?> cancelled = new FutureTask<>(WatchedPoolsTest::fail, null);
    cancelled.cancel(false);
    watched.execute(cancelled);
    watched.execute(new FutureTask<>(() -> {}, null));
    end(watched);
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
    assertThat(log.only().keyValues())
        .containsEntry("exception", IllegalStateException.class.getName());
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTaskThatIsMissingIsRefusedWhereItIsHandedIn(ExecutorService executor) throws Exception {
    ExecutorService watched = outcry.watch(executor);
    assertThatThrownBy(() -> watched.submit((Runnable) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> watched.execute(null)).isInstanceOf(NullPointerException.class);
    end(watched);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aForkJoinPoolTellsItsHandlerNothingTwice() throws Exception {
    ForkJoinPool pool =
        new ForkJoinPool(
            1,
            ForkJoinPool.defaultForkJoinWorkerThreadFactory,
            outcry.uncaughtExceptionHandler(),
            false);
    ExecutorService watched = outcry.watch(pool);
    request.run(() -> watched.execute(WatchedPoolsTest::fail));
    end(watched);
    assertThat(log.only().mdc()).containsEntry("request_id", "r-1");
  }

  /** As every executor can be closed from Java 19 on. */
  private static final class Closeable extends ThreadPoolExecutor implements AutoCloseable {
    private boolean closed;

    Closeable() {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
      closed = true;
      shutdown();
    }
  }

  @Test
  void closingIsTheExecutorsOwnAffair() {
    Closeable executor = new Closeable();
    ((WatchedExecutorService) outcry.watch(executor)).close();
    assertThat(executor.closed).isTrue();
  }

  @Test
  void theCommonPoolIsNeverClosedAndNobodyWaitsForIt() {
    ((WatchedExecutorService) outcry.watch(ForkJoinPool.commonPool())).close();
    assertThat(ForkJoinPool.commonPool().isShutdown()).isFalse();
  }
}
