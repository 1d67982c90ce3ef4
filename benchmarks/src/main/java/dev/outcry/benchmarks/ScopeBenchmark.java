package dev.outcry.benchmarks;

import dev.outcry.classify.ErrorRegistry;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.NotFound;
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
 * The look-up by the number of scopes, for a path in one of them that has no handler for it, so
 * that the application's answers.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ScopeBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class ScopeBenchmark {

  /** Patterns that are registered. */
  @Param({"1", "10", "100"})
  public int scopes;

  private final NotFound notFound = new NotFound();
  private ExceptionClassifier classifier = ExceptionClassifier.create();
  private String path = "";

  /** Registers them. */
  @Setup
  public void register() {
    ErrorRegistry.Builder registry = ErrorRegistry.builder();
    registry.on(404, (error, context) -> ErrorEnvelope.of(404));
    for (int i = 0; i < scopes; i++) {
      registry.scope(
          "/area" + i + "/*", area -> area.on(409, (error, context) -> ErrorEnvelope.of(409)));
    }
    classifier = ExceptionClassifier.of(registry.build());
    path = "/area" + scopes / 2 + "/orders/7";
  }

  /** The status alone is asked for, so that the answer need not be kept. */
  @Benchmark
  public int status() {
    return classifier.classify(notFound, path).status();
  }
}
