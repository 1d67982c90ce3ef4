package dev.outcry.benchmarks;

import dev.outcry.Outcry;
import dev.outcry.servlet.ErrorFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One unexpected 500 over and over, by the depth of its trace: the exception alone, a hand-made
 * filter that logs each trace, and ours, which has a line for each and a trace for the first.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar UnexpectedBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class UnexpectedBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedBenchmark.class);

  /** Whether a line of the log is made and dropped, or rendered to bytes too. */
  @Param({"none", "rendered"})
  public String log;

  /** Calls between the filter and the failure. */
  @Param({"10", "100", "1000"})
  public int depth;

  private final FilterChain chain = (request, response) -> Deep.thrown(depth);
  private final Stubs.Request request = new Stubs.Request();
  private final Stubs.Response response = new Stubs.Response();
  private Outcry outcry;
  private ErrorFilter filter;

  /** Starts the filter as a container would. */
  @Setup
  public void start() throws ServletException {
    LogSink.use(log);
    outcry = Outcry.create();
    filter = Stubs.started(outcry);
  }

  /** Closes what was made. */
  @TearDown
  public void stop() {
    filter.destroy();
    outcry.close();
  }

  /** Made, thrown, caught. */
  @Benchmark
  public long bare() throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IllegalStateException failed) {
      response.setStatus(500);
    }
    return response.bytes();
  }

  /** With an id, the MDC, and each trace in the log; without a body. */
  @Benchmark
  public long handMade() throws IOException, ServletException {
    String id = UUID.randomUUID().toString();
    MDC.put("request_id", id);
    response.setHeader("X-Request-Id", id);
    try {
      chain.doFilter(request, response);
    } catch (IllegalStateException failed) {
      LOG.error("unexpected failure", failed);
      response.setStatus(500);
    } finally {
      MDC.remove("request_id");
    }
    return response.bytes();
  }

  /** Ours. */
  @Benchmark
  public long outcry() throws IOException, ServletException {
    request.recycle();
    filter.doFilter(request, response, chain);
    return response.bytes();
  }
}
