package dev.outcry.benchmarks;

import dev.outcry.Failure;
import dev.outcry.Outcry;
import dev.outcry.context.RequestContext;
import dev.outcry.report.ErrorReport;
import dev.outcry.report.ErrorReporters;
import dev.outcry.report.FailureLedger;
import dev.outcry.report.Fingerprint;
import dev.outcry.report.Occurrence;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs that a failure is counted which has been seen before. The rows of {@code handle}
 * are a whole failure whose trace has been read and whose line is logged nowhere; what {@code
 * ledger} and {@code async} take more than {@code none} is the price of reporting. {@code count} is
 * the ledger alone, and {@code countByFour} with four threads that all count one failure.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar LedgerBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class LedgerBenchmark {

  /** More than a context remembers, so that each is new to it. */
  private static final int ERRORS = 128;

  private static final int DEPTH = 30;

  /** A toolkit, and failures of one fingerprint for it. */
  @State(Scope.Thread)
  public static class Toolkit {

    /** Who is told. */
    @Param({"none", "ledger", "async", "ledger+async"})
    private String reports;

    private final Throwable[] errors = new Throwable[ERRORS];
    private final RequestContext context =
        RequestContext.builder().method("GET").path("/orders/7").build();
    private Outcry outcry;
    private int next;

    /** Makes them. */
    @Setup
    public void build() {
      Outcry.Builder builder = Outcry.builder().release("2.3");
      if (reports.contains("ledger")) {
        builder.ledger(FailureLedger.create());
      }
      if (reports.contains("async")) {
        builder.reporters(ErrorReporters.async(report -> {}));
      }
      outcry = builder.build();
      for (int i = 0; i < ERRORS; i++) {
        errors[i] = made(DEPTH);
        StackTraceElement[] unused = errors[i].getStackTrace();
      }
    }

    private static Throwable made(int depth) {
      return depth == 0 ? new IllegalStateException("the order cannot be placed") : made(depth - 1);
    }

    /** Closes it. */
    @TearDown
    public void close() {
      outcry.close();
    }

    Throwable next() {
      next = (next + 1) % ERRORS;
      return errors[next];
    }
  }

  /** A ledger that has a few failures already. */
  @State(Scope.Benchmark)
  public static class Filled {

    private final FailureLedger ledger = FailureLedger.create();
    private final Occurrence seen = Occurrence.of(report(50));

    /** Fills it. */
    @Setup
    public void fill() {
      for (int kind = 0; kind < 100; kind++) {
        ledger.report(report(kind));
      }
    }

    private static ErrorReport report(int kind) {
      return ErrorReport.builder()
          .fingerprint(new Fingerprint(kind))
          .error(new IllegalStateException("kind " + kind))
          .requestId("0190f3a1-0000-7000-8000-000000000000")
          .release("2.3")
          .build();
    }
  }

  /** A whole failure. */
  @Benchmark
  public Failure handle(Toolkit toolkit) {
    return toolkit.outcry.handle(toolkit.next(), toolkit.context);
  }

  /** Its fingerprint alone, which the log needs too. */
  @Benchmark
  public void fingerprint(Toolkit toolkit, Blackhole hole) {
    hole.consume(Fingerprint.of(toolkit.next()));
  }

  /** The ledger alone. */
  @Benchmark
  public void count(Filled filled) {
    filled.ledger.occurred(filled.seen);
  }

  /** The ledger alone, and everybody at the same group. */
  @Benchmark
  @Threads(4)
  public void countByFour(Filled filled) {
    filled.ledger.occurred(filled.seen);
  }
}
