package dev.outcry.benchmarks;

import dev.outcry.context.RequestContext;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.MDC;

/**
 * A context made, opened on the thread and closed again, beside the four keys of the MDC that it
 * stands for.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ContextBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class ContextBenchmark {

  private static final String ID = "01a20039-d319-79fc-b819-34145466117f";

  private final RequestContext made =
      RequestContext.builder()
          .requestId(ID)
          .method("GET")
          .path("/orders/7")
          .remoteAddr("192.0.2.0")
          .build();

  /** Opened and closed. */
  @Benchmark
  public void openClose() {
    made.open().close();
  }

  /** Within another of the same thread, whose keys are back afterwards. */
  @Benchmark
  public void openCloseWithin() {
    RequestContext.Scope outer = made.open();
    made.open().close();
    outer.close();
  }

  /** Made, opened and closed: what a request pays. */
  @Benchmark
  public RequestContext makeOpenClose() {
    RequestContext context =
        RequestContext.builder()
            .requestId(ID)
            .method("GET")
            .path("/orders/7")
            .remoteAddr("192.0.2.0")
            .build();
    context.open().close();
    return context;
  }

  /** The limit. */
  @Benchmark
  public void fourKeys() {
    MDC.put("request_id", ID);
    MDC.put("method", "GET");
    MDC.put("path", "/orders/7");
    MDC.put("remote_addr", "192.0.2.0");
    MDC.remove("request_id");
    MDC.remove("method");
    MDC.remove("path");
    MDC.remove("remote_addr");
  }
}
