package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.outcry.context.RequestContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A hundred thousand equal failures on eight threads, over many windows. */
@Timeout(900)
class StormOfFailuresTest {

  private static final int THREADS = 8;
  private static final int FAILURES = 100_000;
  private static final int PARTS = 5;
  private static final long MEGABYTE = 1 << 20;

  private final Lines lines = new Lines();
  private Logger logger;

  @BeforeEach
  void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    logger = context.getLogger("dev.outcry.failure");
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    lines.setContext(context);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void everyOneIsCountedAndEachWindowHasOneTrace() throws Exception {
    List<Long> heap = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Outcry outcry = Outcry.builder().stormWindow(Duration.ofMillis(100)).build()) {
      for (int part = 1; part <= PARTS; part++) {
        storm(pool, outcry, part == 3);
        heap.add(liveHeap());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(lines.others).hasValue(1);

    // as many have n, or more, as there are windows which had that many: none is left out
    long windows = lines.traces.sum();
    assertThat(windows).isPositive();
    assertThat(lines.withSeen(1)).isEqualTo(windows);
    long sum = 0;
    long before = Long.MAX_VALUE;
    for (long seen = 1; lines.withSeen(seen) > 0; seen++) {
      assertThat(lines.withSeen(seen)).isLessThanOrEqualTo(before);
      before = lines.withSeen(seen);
      sum += before;
    }
    assertThat(sum).isEqualTo(FAILURES);
    assertThat(heap.get(PARTS - 1) - heap.get(0)).isLessThan(4 * MEGABYTE);
  }

  /** A part of it, in the middle of which something else may fail. */
  private static void storm(ExecutorService pool, Outcry outcry, boolean something)
      throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> done = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      boolean other = something && thread == 0;
      done.add(
          pool.submit(
              () -> {
                start.await();
                int each = FAILURES / PARTS / THREADS;
                for (int i = 0; i < each; i++) {
                  outcry.handle(new IllegalStateException("equal"), RequestContext.of("storm"));
                  if (other && i == each / 2) {
                    outcry.handle(new IOException("different"), RequestContext.of("storm"));
                  }
                }
                return null;
              }));
    }
    start.countDown();
    for (Future<?> one : done) {
      one.get();
    }
  }

  private static long liveHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Counts the lines of the storm by what they say of it, and keeps none. */
  private static final class Lines extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final ConcurrentMap<Long, LongAdder> seen = new ConcurrentHashMap<>();
    private final LongAdder traces = new LongAdder();
    private final AtomicInteger others = new AtomicInteger();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getFormattedMessage().contains("different")) {
        if (event.getThrowableProxy() != null && count(event) == 1) {
          others.incrementAndGet();
        }
        return;
      }
      if (event.getThrowableProxy() != null) {
        traces.increment();
      }
      seen.computeIfAbsent(count(event), none -> new LongAdder()).increment();
    }

    private static long count(ILoggingEvent event) {
      return event.getKeyValuePairs().stream()
          .filter(pair -> pair.key.equals("seen"))
          .mapToLong(pair -> (Long) pair.value)
          .findFirst()
          .orElse(1);
    }

    long withSeen(long number) {
      LongAdder adder = seen.get(number);
      return adder == null ? 0 : adder.sum();
    }
  }
}
