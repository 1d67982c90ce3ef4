package dev.outcry.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.helpers.NOPAppender;
import dev.outcry.context.RequestContext;
import dev.outcry.logback.BlackBoxAppender;
import dev.outcry.logback.ScrubbingAppender;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.MDC;

/**
 * What an event costs on its way to an appender that does nothing: made and formatted only, through
 * the scrubber with nothing to hide, with something, and held by the black box of a request that
 * succeeds. The toolkit's share is the difference to the first row.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar AppenderBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AppenderBenchmark {

  private static final String NAME = AppenderBenchmark.class.getName();
  private static final String CLEAN = "order {} of {} lines was sold in {} ms";

  private final LoggerContext log = new LoggerContext();
  private final ScrubbingAppender scrubbing = new ScrubbingAppender();
  private final BlackBoxAppender box = new BlackBoxAppender();
  private final Appender<ILoggingEvent> bare = new NOPAppender<>();
  private Logger logger;
  private RequestContext.Scope scope;

  /** Wires the appenders up and opens a request. */
  @Setup
  public void open() {
    log.setMDCAdapter(MDC.getMDCAdapter());
    logger = log.getLogger(NAME);
    box.addApplicationPackage("dev.outcry.benchmarks");
    start(bare);
    scrubbing.addAppender(bare);
    start(scrubbing);
    box.addAppender(scrubbing);
    start(box);
    scope =
        RequestContext.builder()
            .method("POST")
            .path("/orders")
            .remoteAddr("192.0.2.0")
            .build()
            .open();
  }

  private void start(Appender<ILoggingEvent> appender) {
    appender.setContext(log);
    appender.start();
  }

  /** Closes the request. */
  @TearDown
  public void close() {
    scope.close();
  }

  private ILoggingEvent event(Level level, String text) {
    return new LoggingEvent(NAME, logger, level, text, null, new Object[] {"A-10023", 3, 12L});
  }

  /** The event with its text and MDC, as every encoder needs them. */
  @Benchmark
  public Object madeOnly() {
    ILoggingEvent event = event(Level.INFO, CLEAN);
    event.getFormattedMessage();
    event.getMDCPropertyMap();
    event.getThreadName();
    bare.doAppend(event);
    return event;
  }

  /** Nothing to hide: the event passes as it is. */
  @Benchmark
  public Object scrubbedClean() {
    ILoggingEvent event = event(Level.INFO, CLEAN);
    scrubbing.doAppend(event);
    return event;
  }

  /** An argument that has more than its text: the event is copied. */
  @Benchmark
  public Object scrubbedCopy() {
    ILoggingEvent event = event(Level.INFO, "password={} of {} in {}");
    scrubbing.doAppend(event);
    return event;
  }

  /** The event alone, which is never formatted. */
  @Benchmark
  public Object debugMadeOnly() {
    return event(Level.DEBUG, CLEAN);
  }

  /** Held for a failure that does not come. */
  @Benchmark
  public Object debugHeld() {
    ILoggingEvent event = event(Level.DEBUG, CLEAN);
    box.doAppend(event);
    return event;
  }
}
