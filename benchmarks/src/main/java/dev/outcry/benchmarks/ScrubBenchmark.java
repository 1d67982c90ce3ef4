package dev.outcry.benchmarks;

import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
 * 256 KiB of log events, scrubbed by us, by one alternation of the expressions that people use, by
 * the same in RE2/J; and the sum of all characters, the least that looking at each of them costs.
 * Compare rows of one run: 256 KiB in so many microseconds are 262 divided by them GB/s.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar ScrubBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScrubBenchmark {

  private static final int CHARS = 256 * 1024;

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

  /** Quiet lines alone; or traces for 45 % of the bytes, and something to hide in 5 % of the events. */
  @Param({"clean", "mixed"})
  public String corpus;

  private String[] events;
  private final Scrubber scrubber = Scrubbers.defaults();
  private final Pattern expression = Pattern.compile(ALTERNATION);
  private final com.google.re2j.Pattern re2 = com.google.re2j.Pattern.compile(ALTERNATION);

  /** Makes the events, the same for each run. */
  @Setup
  public void generate() {
    Random random = new Random(7);
    List<String> made = new ArrayList<>();
    long traces = 0;
    boolean mixed = corpus.equals("mixed");
    for (long chars = 0; chars < CHARS; ) {
      boolean trace = mixed && traces < chars * 0.45;
      String event =
          trace
              ? trace(random)
              : mixed && random.nextInt(20) == 0 ? dirty(random) : line(random);
      made.add(event);
      chars += event.length();
      traces += trace ? event.length() : 0;
    }
    events = made.toArray(String[]::new);
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

  private static String line(Random random) {
    int n = random.nextInt(900);
    return switch (random.nextInt(5)) {
      case 0 -> "GET /api/orders/" + n + " answered 200 in " + n + " ms for tenant acme, bytes=" + n;
      case 1 -> "Order confirmed and handed to the warehouse of region eu-west-1, total EUR " + n;
      case 2 -> "Started ServerConnector@6f75e721{HTTP/1.1, (http/1.1)}{0.0.0.0:8080} in " + n + " ms";
      case 3 -> "Fetched rows from table stock_levels: status=OK, took=" + n + "ms, cache=miss";
      default -> "No route for event OrderPlaced in state PAID, attempt " + n % 5 + " of 5, giving up";
    };
  }

  private static String dirty(Random random) {
    int n = random.nextInt(900);
    return switch (random.nextInt(3)) {
      case 0 -> "mail sent to bob" + n + "@example.com by job 17";
      case 1 -> "login of user=bob failed, password=hunter" + n + " from the web";
      default -> "charged card 41111111" + "11111111 for order " + n;
    };
  }

  private static String trace(Random random) {
    String[] frames = {
      "com.acme.shop.orders.OrderService.place(OrderService.java:",
      "org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:",
      "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:",
      "org.eclipse.jetty.server.handler.ContextHandler.doScope(ContextHandler.java:"
    };
    StringBuilder out = new StringBuilder("java.lang.IllegalStateException: no route\n");
    for (int i = 0; i < 4 + random.nextInt(8); i++) {
      out.append("\tat ").append(frames[random.nextInt(4)]).append(20 + random.nextInt(900));
      out.append(")\n");
    }
    return out.toString();
  }
}
