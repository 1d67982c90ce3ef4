package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/**
 * Requests after and beside each other never see each other's keys, whatever threads they are on.
 */
@Timeout(600)
class NeighboursTest {

  private static final int REQUESTS = 2_000;

  static Stream<ExecutorService> executors() throws ReflectiveOperationException {
    List<ExecutorService> all = new ArrayList<>();
    all.add(Executors.newSingleThreadExecutor());
    all.add(Executors.newFixedThreadPool(4));
    all.add(new ForkJoinPool(4));
    for (Method method : Executors.class.getMethods()) {
      if (method.getName().equals("newVirtualThreadPerTaskExecutor")) { // from Java 21 on
        all.add((ExecutorService) method.invoke(null));
      }
    }
    return all.stream();
  }

  /** Every other one has a user. */
  private static Map<String, String> request(Outcry outcry, int number) {
    Map<String, String> found = MDC.getCopyOfContextMap();
    RequestContext.Builder request =
        RequestContext.builder().requestId("r-" + number).method("GET").path("/" + number);
    if (number % 2 == 0) {
      request.user("u-" + number);
    }
    RequestContext context = request.build();
    context.run(
        () -> {
          LockSupport.parkNanos(1); // a virtual thread may go on elsewhere
          outcry.handle(new IllegalStateException("of " + number), context);
        });
    return found == null ? Map.of() : found;
  }

  @ParameterizedTest
  @MethodSource("executors")
  void eachHasItsOwnKeysAndNoOthers(ExecutorService executor) throws Exception {
    try (Outcry outcry = Outcry.create();
        CapturedLog log = CapturedLog.ofFailures()) {
      List<Future<Map<String, String>>> found = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        int number = i;
        found.add(executor.submit(() -> request(outcry, number)));
      }
      for (Future<Map<String, String>> one : found) {
        assertThat(one.get()).isEmpty(); // nothing was left on the thread
      }
      List<LogLine> lines = log.lines();
      assertThat(lines).hasSize(REQUESTS);
      assertThat(lines).extracting(line -> line.mdc().get("request_id")).doesNotHaveDuplicates();
      for (LogLine line : lines) {
        String number = line.mdc().get("path").substring(1);
        assertThat(line.mdc()).containsEntry("request_id", "r-" + number);
        assertThat(line.mdc().get("user"))
            .isEqualTo(Integer.parseInt(number) % 2 == 0 ? "u-" + number : null);
        assertThat(line.message()).contains("of " + number);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
