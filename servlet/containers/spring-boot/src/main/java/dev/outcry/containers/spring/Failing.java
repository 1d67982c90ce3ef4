package dev.outcry.containers.spring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.outcry.http.HttpErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Fails in each way that a controller can. */
@RestController
class Failing {

  /** More than the container buffers; what is flushed, Spring holds back. */
  private static final int COMMITTING_BYTES = 20_000;

  private final TaskExecutor workers;

  Failing(TaskExecutor workers) {
    this.workers = workers;
  }

  /** Has a status by its annotation. */
  @ResponseStatus(HttpStatus.LOCKED)
  static final class Annotated extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @GetMapping("/do/ok")
  String ok() {
    return "ok";
  }

  @GetMapping("/handled")
  String handled() {
    throw new Resolving.Handled();
  }

  @GetMapping("/status")
  String status() {
    throw new ResponseStatusException(HttpStatus.GONE, "no longer here");
  }

  @GetMapping("/annotated")
  String annotated() {
    throw new Annotated();
  }

  @GetMapping("/unexpected")
  String unexpected() {
    throw new IllegalStateException("the secret of a controller");
  }

  @GetMapping("/business")
  String business() {
    throw new HttpErrors.Conflict("Sold out.").reason("out_of_stock");
  }

  @GetMapping("/callable")
  Callable<String> callable() {
    return () -> {
      throw new IllegalStateException("the secret of a worker");
    };
  }

  @GetMapping("/callable-handled")
  Callable<String> callableHandled() {
    return () -> {
      throw new Resolving.Handled();
    };
  }

  @GetMapping("/deferred")
  DeferredResult<String> deferred() {
    DeferredResult<String> result = new DeferredResult<>();
    workers.execute(() -> result.setErrorResult(new HttpErrors.Conflict("Too late.")));
    return result;
  }

  @GetMapping("/deferred-times-out")
  DeferredResult<String> timesOut() {
    return new DeferredResult<>(300L);
  }

  @GetMapping("/streaming")
  StreamingResponseBody streaming() {
    return out -> {
      out.write("a".repeat(COMMITTING_BYTES).getBytes(US_ASCII));
      throw new IllegalStateException("the secret of a stream");
    };
  }

  /** A filter of the application's, behind the toolkit's. */
  static final class Behind extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getRequestURI().equals("/behind")) {
        throw new IllegalStateException("the secret of a filter");
      }
      chain.doFilter(request, response);
    }
  }
}
