package dev.outcry.benchmarks;

import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
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
 * Texts that an attacker would choose: something that begins like a secret, over and over. Usual
 * expressions take seconds for a hundred kilobytes of some of them. Ten times the characters take
 * ten times as long, or something is wrong.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar HostileTextBenchmark -p chars=100000,10000000
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HostileTextBenchmark {

  /** What is repeated. */
  @Param({
    "a",
    "a.",
    "a@",
    "x@a.a.a.",
    "\"password\"",
    "\\\"x",
    "eyJ",
    "://a:",
    "://a:b@",
    "<password>",
    "-----BEGIN RSA PRIVATE KEY-----",
    "authorization: ",
    "Authorization: Bearer ",
    "pwd:x ",
    "pwd = ",
    "token: [",
    "password=***",
    "xoxb-",
    "AKIA",
    "1234 ",
    "5018 ",
    "4111 1111 1111 1111 ",
    "DE89 3704 ",
    "123-45-",
    "0Q~"
  })
  public String seed;

  /** How much of it. */
  @Param({"100000"})
  public int chars;

  private final Scrubber scrubber = Scrubbers.defaults();
  private String text;

  /** Makes the text. */
  @Setup
  public void repeat() {
    text = seed.repeat(chars / seed.length());
  }

  /** Ours. */
  @Benchmark
  public String outcry() {
    return scrubber.scrub(text);
  }
}
