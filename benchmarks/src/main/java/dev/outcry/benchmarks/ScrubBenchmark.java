package dev.outcry.benchmarks;

import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * 256 Ki characters of log events, scrubbed by us, by one alternation of the expressions that
 * people use, by the same in RE2/J; and the sum of all characters, the least that looking at each
 * of them costs. Compare rows of one run: 262,144 divided by 1,000 times the microseconds are GB/s.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ScrubBenchmark -prof gc
 * java -jar benchmarks/target/benchmarks.jar ScrubBenchmark -p chars=20000000 -p corpus=mixed
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScrubBenchmark {

  private static final String ALTERNATION =
      "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"
          + "|\\b(?:\\d[ -]?){13,16}\\b"
          + "|\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b"
          + "|\\b\\d{3}-\\d{2}-\\d{4}\\b"
          + "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
          + "|(?i:bearer)\\s+[A-Za-z0-9._~+/-]+=*"
          + "|(?i:password|passwd|secret|token|api[-_]?key)\\s*[=:]\\s*[^\\s,;&]+"
          + "|://[^/\\s:@]+:[^/\\s:@]+@"
          + "|\\bAKIA[A-Z2-7]{16}\\b"
          + "|-----BEGIN [A-Z ]*PRIVATE KEY-----";

  /**
   * Short quiet lines, longer ones with identifiers and numbers; or traces for 45 % of the bytes,
   * and something to hide in 5 % of the events.
   */
  @Param({"clean", "detailed", "mixed"})
  public String corpus;

  /** As much as stays in the cache, as it does right after formatting; 20 MB do not. */
  @Param({"262144"})
  public int chars;

  private String[] events;
  private final Scrubber scrubber = Scrubbers.defaults();
  private final Pattern expression = Pattern.compile(ALTERNATION);
  private final com.google.re2j.Pattern re2 = com.google.re2j.Pattern.compile(ALTERNATION);

  /** Makes the events, the same for each run. */
  @Setup
  public void generate() {
    events = LogEvents.of(corpus, chars);
  }

  /** Ours. */
  @Benchmark
  public void outcry(Blackhole hole) {
    for (String event : events) {
      hole.consume(scrubber.scrub(event));
    }
  }

  /** One alternation in java.util.regex. */
  @Benchmark
  public void regex(Blackhole hole) {
    for (String event : events) {
      hole.consume(expression.matcher(event).replaceAll("***"));
    }
  }

  /** The same in RE2/J. */
  @Benchmark
  public void re2j(Blackhole hole) {
    for (String event : events) {
      hole.consume(re2.matcher(event).replaceAll("***"));
    }
  }

  /** Each character once. */
  @Benchmark
  public int charSum() {
    int sum = 0;
    for (String event : events) {
      for (int i = 0; i < event.length(); i++) {
        sum += event.charAt(i);
      }
    }
    return sum;
  }
}
