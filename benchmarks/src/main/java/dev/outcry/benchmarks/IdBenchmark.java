package dev.outcry.benchmarks;

import dev.outcry.context.RequestIds;
import java.util.List;
import java.util.UUID;
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

/**
 * A request id made, beside the JDK's, and one of the caller's accepted.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar IdBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class IdBenchmark {

  private static final List<String> SENT = List.of("01a20039-d319-79fc-b819-34145466117f");

  private final RequestIds ids = RequestIds.defaults();

  /** Ours: ordered by time, and not to be guessed. */
  @Benchmark
  public String outcry() {
    return ids.next();
  }

  /** Ours, where the caller sent one. */
  @Benchmark
  public String outcryAccepts() {
    return ids.accept(header -> header.equals("X-Request-Id") ? SENT : List.of(), "192.0.2.17");
  }

  /** The JDK's. */
  @Benchmark
  public String randomUuid() {
    return UUID.randomUUID().toString();
  }
}
