package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody caught. */
class UncaughtTest {

  private final Outcry outcry = Outcry.create();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
  }

  private void die(Runnable task) throws InterruptedException {
    Thread thread = new Thread(task, "worker-7");
    thread.setUncaughtExceptionHandler(outcry.uncaughtExceptionHandler());
    thread.start();
    thread.join();
  }

  @Test
  void itIsHandledUnderTheNameOfItsThread() throws Exception {
    die(
        () -> {
          throw new IllegalStateException("x");
        });
    assertThat(log.only().mdc()).containsEntry("operation", "worker-7").containsKey("request_id");
    assertThat(log.only().throwable()).isPresent();
  }

  @Test
  @SuppressWarnings("MustBeClosedChecker") // the thread dies with its context open
  void orInTheContextThatWasOpen() throws Exception {
    RequestContext context = RequestContext.builder().requestId("r-1").operation("job").build();
    die(
        () -> {
          context.open();
          throw new IllegalStateException("x");
        });
    assertThat(log.only().mdc())
        .containsEntry("operation", "job")
        .containsEntry("request_id", "r-1");
  }

  @Test
  void itIsToldOfErrorsToo() throws Exception {
    die(
        () -> {
          throw new StackOverflowError();
        });
    assertThat(log.only().keyValues()).containsEntry("exception", "java.lang.StackOverflowError");
  }

  private Runnable throwingOn(Outcome<?> outcome) {
    return () -> {
      try {
        outcome.orElseThrow();
      } catch (RuntimeException original) {
        throw original;
      } catch (Exception other) {
        throw new AssertionError(other);
      }
    };
  }

  private Outcome<Object> failed() {
    return outcry.guard(
        "work",
        () -> {
          throw new IllegalStateException("x");
        });
  }

  @Test
  void whatAGuardHasHandledAndIsThrownOnIsToldOnce() throws Exception {
    die(() -> throwingOn(failed()).run());
    assertThat(log.only().mdc()).containsEntry("operation", "work");
  }

  @Test
  void norWhenItGotAWrapperOnItsWay() throws Exception {
    Outcome<Object> outcome = failed();
    die(
        () -> {
          try {
            outcome.orElseThrow();
          } catch (Exception checked) {
            throw new RuntimeException(checked);
          }
        });
    assertThat(log.only().mdc()).containsEntry("operation", "work");
  }

  @Test
  void butOnAThreadThatDidNotThrowItOnItIsAnother() throws Exception {
    Outcome<Object> outcome = failed();
    assertThatThrownBy(outcome::orElseThrow).isInstanceOf(IllegalStateException.class);
    RuntimeException same =
        (RuntimeException) outcome.failure().orElseThrow().classification().thrown();
    die(
        () -> {
          throw same;
        });
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void anExceptionThatIsAConstantFailsAnyNumberOfTimes() throws Exception {
    RuntimeException constant = new IllegalStateException("a constant");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Runnable task =
        () -> {
          throw constant;
        };
    assertThat(outcry.watch(pool).submit(task)).failsWithin(Duration.ofMinutes(1));
    pool.shutdown();
    die(task);
    die(task);
    assertThat(log.lines()).hasSize(3);
  }

  @Test
  void onTheThreadOfItsFutureToo() throws Exception {
    RuntimeException constant = new IllegalStateException("a constant");
    Runnable task =
        () -> {
          throw constant;
        };
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ExecutorService pool =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work);
              thread.setUncaughtExceptionHandler(outcry.uncaughtExceptionHandler());
              threads.add(thread);
              return thread;
            });
    assertThat(outcry.watch(pool).submit(task)).failsWithin(Duration.ofMinutes(1));
    pool.execute(task);
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(log.lines()).hasSize(2);
  }
}
