package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Every listener sees every failure once, whatever the others do. */
class ListenersTest {

  private final RequestContext context = RequestContext.of("test");
  private final List<String> seen = new ArrayList<>();
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.of("dev.outcry");
  }

  @AfterEach
  void release() {
    log.close();
  }

  private FailureListener noting(String name) {
    return (failure, where) -> seen.add(name + " " + failure.status());
  }

  private List<LogLine> complaints() {
    return log.lines().stream().filter(line -> !line.logger().endsWith(".failure")).toList();
  }

  @Test
  void theyAreToldInTheirOrderWithTheContext() {
    FailureListener whose = (failure, where) -> seen.add(where.requestId());
    Outcry outcry = Outcry.builder().listeners(noting("a"), whose).listeners(noting("b")).build();
    outcry.handle(404, context);
    assertThat(seen).containsExactly("a 404", context.requestId(), "b 404");
  }

  @Test
  void theyAreToldAfterTheLineAndOnTheThreadWithTheContextOpen() {
    FailureListener listener =
        (failure, where) -> {
          seen.add(Thread.currentThread().getName() + " " + MDC.get("request_id"));
          assertThat(log.lines()).hasSize(1);
        };
    Outcry.builder().listeners(listener).build().handle(404, context);
    assertThat(seen).containsExactly(Thread.currentThread().getName() + " " + context.requestId());
  }

  @Test
  void oneThatThrowsHarmsNobodyAndIsSaidOnce() {
    FailureListener broken =
        (failure, where) -> {
          throw new AssertionError("metrics are down");
        };
    Outcry outcry = Outcry.builder().listeners(noting("a"), broken, noting("b")).build();
    outcry.handle(404, context);
    outcry.handle(404, context);
    assertThat(seen).containsExactly("a 404", "b 404", "a 404", "b 404");
    assertThat(complaints())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.message()).contains("listener", broken.getClass().getName());
              assertThat(line.throwable()).isPresent();
            });
  }

  @Test
  void oneThatCannotEvenBeComparedHarmsNobody() {
    class Broken implements FailureListener {
      @Override
      public void failed(Failure failure, RequestContext where) {
        throw new IllegalStateException();
      }

      @Override
      public boolean equals(Object other) {
        throw new IllegalStateException();
      }

      @Override
      public int hashCode() {
        throw new IllegalStateException();
      }
    }
    Outcry.builder().listeners(new Broken(), noting("b")).build().handle(404, context);
    assertThat(seen).containsExactly("b 404");
    assertThat(complaints()).hasSize(1);
  }

  @Test
  void oneThatHandlesAFailureOfItsOwnIsNotToldOfItButOthersAre() {
    Outcry[] self = new Outcry[1];
    FailureListener failing =
        (failure, where) -> {
          seen.add("failing " + failure.status());
          self[0].handle(new IOException(), where);
        };
    self[0] = Outcry.builder().listeners(failing, noting("metrics")).build();
    self[0].handle(404, context);
    assertThat(seen).containsExactly("failing 404", "metrics 500", "metrics 404");
    self[0].handle(410, context);
    assertThat(seen).hasSize(6).endsWith("failing 410", "metrics 500", "metrics 410");
  }

  @Test
  void aListenerOfOneToolkitMayUseAnother() {
    Outcry other = Outcry.builder().listeners(noting("other")).build();
    FailureListener passing = (failure, where) -> other.handle(503, where);
    Outcry.builder().listeners(passing).build().handle(404, context);
    assertThat(seen).containsExactly("other 503");
  }

  @Test
  void whoCallsInForEverComesToAnEnd() {
    Outcry[] self = new Outcry[1];
    FailureListener a = (failure, where) -> self[0].handle(new IOException(), where);
    FailureListener b = (failure, where) -> self[0].handle(new IOException(), where);
    self[0] = Outcry.builder().listeners(a, b).build();
    self[0].handle(404, context);
    assertThat(log.lines()).hasSize(5); // 404, by a, by b in it, by b, by a in it
  }
}
