package dev.outcry.benchmarks;

import dev.outcry.envelope.EnvelopeFormats;
import dev.outcry.envelope.ErrorEnvelope;
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
 * An envelope by the number of its members: made one by one, and encoded.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar PayloadBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class PayloadBenchmark {

  private static final String ID = "01a20039-d319-79fc-b819-34145466117f";

  /** The application's own members. */
  @Param({"1", "10", "100"})
  public int members;

  private String[] names = {};
  private ErrorEnvelope made = ErrorEnvelope.of(409);

  /** Makes one. */
  @Setup
  public void make() {
    names = new String[members];
    for (int i = 0; i < members; i++) {
      names[i] = "member_" + i;
    }
    made = made();
  }

  /** Made. */
  @Benchmark
  public ErrorEnvelope made() {
    ErrorEnvelope envelope = ErrorEnvelope.of(409);
    for (String name : names) {
      envelope = envelope.with(name, "eu-west-1");
    }
    return envelope;
  }

  /** Encoded. */
  @Benchmark
  public byte[] encoded() {
    return EnvelopeFormats.json().encode(made, ID);
  }
}
