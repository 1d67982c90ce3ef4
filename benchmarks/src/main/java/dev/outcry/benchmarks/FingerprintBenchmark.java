package dev.outcry.benchmarks;

import dev.outcry.report.Fingerprint;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The fingerprint of an exception by the depth of its trace. Reading a trace for the first time is
 * the JVM's work and most of the price; whoever logs it pays that too.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar FingerprintBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class FingerprintBenchmark {

  /** Calls below the benchmark's own. */
  @Param({"10", "100", "1000"})
  public int depth;

  private Throwable read = new IllegalStateException();

  /** Makes one whose trace has been read. */
  @Setup
  public void read() {
    read = Deep.made(depth);
    StackTraceElement[] unused = read.getStackTrace();
  }

  /** Its trace has been read already. */
  @Benchmark
  public Fingerprint again() {
    return Fingerprint.of(read);
  }

  /** Made, and its trace read for the first time. */
  @Benchmark
  public Fingerprint madeAndTaken() {
    return Fingerprint.of(Deep.made(depth));
  }

  /** The limit of that: the JVM's own work. */
  @Benchmark
  public StackTraceElement[] madeAndRead() {
    return Deep.made(depth).getStackTrace();
  }
}
