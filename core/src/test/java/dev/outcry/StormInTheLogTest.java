package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outcry.context.RequestContext;
import dev.outcry.http.HttpErrors;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a storm every failure keeps its own line with its own id, but only the first has a trace. */
class StormInTheLogTest {

  private final Outcry outcry = Outcry.create();

  private static RuntimeException sameFailure() {
    return new IllegalStateException("always here");
  }

  @Test
  void theFirstBringsTheTraceAndTheOthersTheirNumber() {
    try (CapturedLog log = CapturedLog.ofFailures()) {
      for (int i = 1; i <= 4; i++) {
        outcry.handle(
            sameFailure(), RequestContext.builder().requestId("r-" + i).operation("x").build());
      }
      List<LogLine> lines = log.lines();
      assertThat(lines)
          .extracting(line -> line.keyValues().get("seen"))
          .containsExactly(null, 2L, 3L, 4L);
      assertThat(lines)
          .extracting(line -> line.throwable().isPresent())
          .containsExactly(true, false, false, false);
      assertThat(lines)
          .extracting(line -> line.mdc().get("request_id"))
          .containsExactly("r-1", "r-2", "r-3", "r-4");
      assertThat(lines)
          .extracting(line -> line.keyValues().get("fingerprint"))
          .doesNotContainNull()
          .containsOnly(lines.get(0).keyValues().get("fingerprint"));
    }
  }

  @Test
  void anotherFailureIsFirstInTheMidstOfIt() {
    try (CapturedLog log = CapturedLog.ofFailures()) {
      outcry.handle(sameFailure(), RequestContext.of("x"));
      outcry.handle(sameFailure(), RequestContext.of("x"));
      outcry.handle(new ArithmeticException(), RequestContext.of("x"));
      assertThat(log.lines().get(2).throwable()).isPresent();
      assertThat(log.lines().get(2).keyValues()).doesNotContainKey("seen");
    }
  }

  @Test
  void theClientsFailuresAreNotCounted() {
    try (CapturedLog log = CapturedLog.ofFailures()) {
      outcry.handle(HttpErrors.of(404), RequestContext.of("x"));
      outcry.handle(HttpErrors.of(404), RequestContext.of("x"));
      assertThat(log.lines())
          .hasSize(2)
          .allSatisfy(
              line -> assertThat(line.keyValues()).doesNotContainKeys("seen", "fingerprint"));
    }
  }

  @Test
  void eachToolkitCountsForItself() {
    try (CapturedLog log = CapturedLog.ofFailures()) {
      outcry.handle(sameFailure(), RequestContext.of("x"));
      Outcry.create().handle(sameFailure(), RequestContext.of("x"));
      assertThat(log.lines()).allSatisfy(line -> assertThat(line.throwable()).isPresent());
    }
  }

  @Test
  void aWindowIsPositive() {
    for (Duration window : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Outcry.builder().stormWindow(window))
          .withMessageContaining(window.toString());
    }
  }
}
