package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.outcry.context.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An appender behind ours that blocks holds up the thread that it blocks, and no other. */
@Timeout(600)
class BlockedDelegateTest {

  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final Wiring.Kept kept = new Wiring.Kept();

  /** Keeps one that says so waiting; it has no lock itself. */
  private final class Blocking extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      if (event.getFormattedMessage().contains("wait")) {
        stuck.countDown();
        try {
          go.await();
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      }
      kept.doAppend(event);
    }
  }

  static List<Supplier<List<Appender<ILoggingEvent>>>> chains() {
    return List.of(
        () -> List.of(new ScrubbingAppender()),
        () -> {
          BlackBoxAppender box = new BlackBoxAppender();
          box.addApplicationPackage("com.example");
          return List.of(box, new ScrubbingAppender());
        });
  }

  private static void failsIn(Wiring wiring, RequestContext request, String why) {
    request.run(
        () -> {
          wiring.logger().debug("held, {}", why);
          wiring
              .context
              .getLogger(FailureLine.LOGGER)
              .atError()
              .addKeyValue("status", 500)
              .setCause(new IllegalStateException(why))
              .log("500, {}", why);
        });
  }

  @ParameterizedTest
  @MethodSource("chains")
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of appenders
  void othersGoOn(Supplier<List<Appender<ILoggingEvent>>> ours) throws Exception {
    List<Appender<ILoggingEvent>> chain = new ArrayList<>(ours.get());
    kept.start();
    chain.add(new Blocking());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Wiring wiring = Wiring.through(chain.toArray(new Appender[0]))) {
      RequestContext request = RequestContext.of("buying");
      Future<?> waits = pool.submit(() -> failsIn(wiring, request, "wait"));
      assertThat(stuck.await(2, TimeUnit.MINUTES)).isTrue();
      // of the same request too
      pool.submit(() -> failsIn(wiring, request, "go on")).get(2, TimeUnit.MINUTES);
      pool.submit(() -> failsIn(wiring, RequestContext.of("another"), "go on"))
          .get(2, TimeUnit.MINUTES);
      assertThat(kept.events())
          .extracting(ILoggingEvent::getFormattedMessage)
          .contains("500, go on")
          .doesNotContain("500, wait");
      assertThat(waits.isDone()).isFalse();
      go.countDown();
      waits.get(2, TimeUnit.MINUTES);
    } finally {
      go.countDown();
      pool.shutdownNow();
    }
  }

  @Test
  void aReporterThatBlocksHoldsUpNoOtherThreadOfTheRequest() throws Exception {
    ReportingAppender reporting = new ReportingAppender();
    CountDownLatch second = new CountDownLatch(1);
    reporting.setReporter(
        report -> {
          if (report.causes().get(0).message().contains("wait")) {
            stuck.countDown();
            go.await();
          } else {
            second.countDown();
          }
        });
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (Wiring wiring = Wiring.through(reporting)) {
      RequestContext request = RequestContext.of("buying");
      Future<?> waits =
          pool.submit(() -> request.run(() -> wiring.logger().error("wait", new Exception("a"))));
      assertThat(stuck.await(2, TimeUnit.MINUTES)).isTrue();
      pool.submit(
              () -> request.run(() -> wiring.logger().error("go on", new RuntimeException("b"))))
          .get(2, TimeUnit.MINUTES);
      assertThat(second.getCount()).isZero();
      assertThat(waits.isDone()).isFalse();
    } finally {
      go.countDown();
      pool.shutdownNow();
    }
  }
}
