package dev.outcry.benchmarks;

import dev.outcry.classify.Classification;
import dev.outcry.classify.ErrorRegistry;
import dev.outcry.classify.ExceptionClassifier;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.http.HttpErrors.NotFound;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * What it costs to find the handler of an exception, by the number of handlers: ours, Spring's, and
 * a walk up the classes with a plain map, which is the least that can be done. Ours does more: it
 * takes wrappers off, looks for codes, mappings and scopes, and its answer is an object. Each
 * rotates through 64 exceptions, so that a cache of the last few types helps nobody.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ResolutionBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class ResolutionBenchmark {

  /** Handlers that are registered. */
  @Param({"5", "100", "500"})
  private int handlers;

  /** Types that are thrown in turn. */
  @Param({"5", "64"})
  private int types;

  private Throwable[] errors = {};
  private final NotFound notFound = new NotFound();
  private final Map<Class<?>, Integer> map = new HashMap<>();
  private ExceptionClassifier classifier;
  private ExceptionHandlerMethodResolver spring;
  private int next;

  /** Registers the same classes with all three. */
  @Setup
  public void register() {
    List<Class<? extends Throwable>> known = ExceptionTypes.make(handlers);
    ErrorRegistry.Builder registry = ErrorRegistry.builder();
    for (int i = 0; i < handlers; i++) {
      registry.on(known.get(i), (error, context) -> ErrorEnvelope.of(500));
      map.put(known.get(i), i);
    }
    registry.on(404, (error, context) -> ErrorEnvelope.of(404));
    classifier = ExceptionClassifier.of(registry.build());
    spring = new ExceptionHandlerMethodResolver(ExceptionTypes.advice(known));
    errors = new Throwable[types];
    for (int i = 0; i < types; i++) {
      errors[i] = ExceptionTypes.instance(known.get(i % handlers));
    }
  }

  private Throwable error() {
    next = (next + 1) % errors.length;
    return errors[next];
  }

  /** Ours, an exception with a handler. */
  @Benchmark
  public Classification classify() {
    return classifier.classify(error());
  }

  /** Ours, the status alone: the look-up without an answer that somebody keeps. */
  @Benchmark
  public int status() {
    return classifier.classify(error()).status();
  }

  /** Ours, a status of the catalogue. */
  @Benchmark
  public Classification classify404() {
    return classifier.classify(notFound);
  }

  /** Spring's resolver; its cache holds 24 types. */
  @Benchmark
  public Method springResolver() {
    return spring.resolveMethodByExceptionType(error().getClass());
  }

  /** The least that can be done. */
  @Benchmark
  public Integer mapWalk() {
    for (Class<?> type = error().getClass(); type != null; type = type.getSuperclass()) {
      Integer found = map.get(type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
