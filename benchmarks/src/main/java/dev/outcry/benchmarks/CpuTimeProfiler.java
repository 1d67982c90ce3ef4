package dev.outcry.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time for each operation, collector included and JIT compiler not: what is left to
 * compare where other load on the machine stretches the time on the wall.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar -prof dev.outcry.benchmarks.CpuTimeProfiler
 * }</pre>
 */
public final class CpuTimeProfiler implements InternalProfiler {

  private CpuTime before = new CpuTime(Map.of());

  @Override
  public String getDescription() {
    return "processor time per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = now();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double operations = result.getMetadata().getAllOps();
    double nanos = now().nanosSince(before) / operations;
    return List.of(new ScalarResult("cpu", nanos, "ns/op", AggregationPolicy.AVG));
  }

  private static CpuTime now() {
    try {
      return CpuTime.of(ProcessHandle.current().pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
