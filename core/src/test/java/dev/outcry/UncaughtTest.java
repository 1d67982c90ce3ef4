package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
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
}
