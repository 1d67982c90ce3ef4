package dev.outcry.benchmarks;

import dev.outcry.Outcry;
import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.servlet.ErrorFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.MDC;

/**
 * The filter's own work, on a request that succeeds, on a 404 and on a 409, beside the bare chain.
 * The container is a stub and log events go nowhere.
 *
 * <pre>{@code
 * mvn -q -Pbench -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar FilterBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class FilterBenchmark {

  private static final FilterChain FINE = new Fine();
  private static final FilterChain THROWS =
      (request, response) -> {
        throw HttpErrors.of(404);
      };
  private static final FilterChain SENDS =
      (request, response) -> ((HttpServletResponse) response).sendError(404);

  private static final FilterChain SOLD_OUT =
      (request, response) -> {
        throw new SoldOut("mug-blue");
      };

  /** Whether a line of the log is made and dropped, or rendered to bytes too. */
  @Param({"none", "rendered"})
  public String log;

  private final Stubs.Request request = new Stubs.Request(); // recycled, as containers do
  private final Stubs.Response response = new Stubs.Response();

  private Outcry outcry;
  private ErrorFilter filter;

  /** Starts the filter as a container would. */
  @Setup
  public void start() throws ServletException {
    LogSink.use(log);
    outcry = Outcry.builder().map(SoldOut.class, SoldOut::told).build();
    filter = Stubs.started(outcry);
  }

  /** Closes what was made. */
  @TearDown
  public void stop() {
    filter.destroy();
    outcry.close();
  }

  /** What the others are compared with. */
  @Benchmark
  public long bareChain() throws IOException, ServletException {
    request.recycle();
    FINE.doFilter(request, response);
    return response.bytes();
  }

  /**
   * What nobody who wants an id in each log line can do without: the id, the header, four keys of
   * the MDC. No context, nothing scrubbed, nothing guarded but by {@code catch}.
   */
  @Benchmark
  public long handMade() throws IOException, ServletException {
    request.recycle();
    handMade(FINE);
    return response.bytes();
  }

  private void handMade(FilterChain chain) throws IOException, ServletException {
    String id = UUID.randomUUID().toString();
    MDC.put("request_id", id);
    MDC.put("method", request.getMethod());
    MDC.put("path", request.getServletPath() + request.getPathInfo());
    MDC.put("remote_addr", request.getRemoteAddr());
    response.setHeader("X-Request-Id", id);
    try {
      chain.doFilter(request, response);
    } catch (IllegalStateException failed) {
      response.setStatus(500);
    } finally {
      MDC.remove("request_id");
      MDC.remove("method");
      MDC.remove("path");
      MDC.remove("remote_addr");
    }
  }

  /** A request that succeeds. */
  @Benchmark
  public long happyRequest() throws IOException, ServletException {
    return through(FINE);
  }

  /** A 404 of the catalogue, thrown: resolved, logged, answered. */
  @Benchmark
  public long thrown404() throws IOException, ServletException {
    return through(THROWS);
  }

  /** A 404 by sendError: resolved, logged, answered. */
  @Benchmark
  public long sent404() throws IOException, ServletException {
    return through(SENDS);
  }

  /** The application's own exception, with a trace, mapped to a 409 with a payload. */
  @Benchmark
  public long mapped409() throws IOException, ServletException {
    return through(SOLD_OUT);
  }

  /** What of that is the exception's own: made, thrown, caught. */
  @Benchmark
  public long bare409() throws IOException, ServletException {
    request.recycle();
    try {
      SOLD_OUT.doFilter(request, response);
    } catch (SoldOut expected) {
      response.setStatus(409);
    }
    return response.bytes();
  }

  private long through(FilterChain chain) throws IOException, ServletException {
    request.recycle();
    filter.doFilter(request, response, chain);
    return response.bytes();
  }

  /** An application that the compiler cannot look into, as none is behind a real container. */
  private static final class Fine implements FilterChain {
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void doFilter(ServletRequest request, ServletResponse response) {
      ((HttpServletResponse) response).setStatus(200);
    }
  }

  /** The application's, which knows nothing of HTTP. */
  private static final class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String sku;

    SoldOut(String sku) {
      super("no stock for " + sku);
      this.sku = sku;
    }

    HttpException told() {
      return new HttpErrors.Conflict("Sold out.")
          .reason("out_of_stock")
          .with("sku", sku)
          .with("in_stock", 0)
          .with("next_delivery", "2026-12-01");
    }
  }
}
