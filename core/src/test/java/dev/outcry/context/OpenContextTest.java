package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcry.context.RequestContext.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A thread comes out of a context as it went in. */
@SuppressWarnings("MustBeClosedChecker") // scopes that are closed late, twice or elsewhere
class OpenContextTest {

  private static final TraceContext TRACE =
      TraceContext.parse(List.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
          .orElseThrow();

  private final RequestContext request =
      RequestContext.builder()
          .requestId("r-1")
          .method("GET")
          .path("/orders/7")
          .query("token=1")
          .remoteAddr("192.0.2.0")
          .user("u-1")
          .trace(TRACE)
          .build();
  private final RequestContext job =
      RequestContext.builder().requestId("j-1").operation("export").build();

  @BeforeEach
  @AfterEach
  void clear() {
    MDC.clear();
    assertThat(RequestContext.current()).isEmpty();
  }

  private static Map<String, String> mdc() {
    Map<String, String> mdc = MDC.getCopyOfContextMap();
    return mdc == null ? Map.of() : mdc;
  }

  @Test
  void itsKeysAreInTheMdcWhileItIsOpen() {
    Scope scope = request.open();
    assertThat(RequestContext.current()).containsSame(request);
    assertThat(mdc())
        .containsOnly(
            Map.entry("request_id", "r-1"),
            Map.entry("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"),
            Map.entry("parent_span_id", "00f067aa0ba902b7"),
            Map.entry("method", "GET"),
            Map.entry("path", "/orders/7"),
            Map.entry("remote_addr", "192.0.2.0"),
            Map.entry("user", "u-1"));
    scope.close();
    assertThat(mdc()).isEmpty();
  }

  @Test
  void workWithoutAPathHasAnOperation() {
    job.run(
        () ->
            assertThat(mdc())
                .containsOnly(Map.entry("request_id", "j-1"), Map.entry("operation", "export")));
  }

  @Test
  void theSpanOfAnAgentIsKeptAsSpanId() {
    TraceContext ours =
        new TraceContext(TRACE.traceId(), TRACE.parentSpanId(), "b7ad6b7169203331", true);
    request.toBuilder()
        .trace(ours)
        .build()
        .run(
            () ->
                assertThat(mdc())
                    .containsEntry("span_id", "b7ad6b7169203331")
                    .containsEntry("parent_span_id", "00f067aa0ba902b7"));
  }

  @Test
  void keysOfOthersAreNotTouched() {
    MDC.put("tenant", "t-1");
    Scope scope = request.open();
    MDC.put("step", "two");
    scope.close();
    assertThat(mdc()).containsOnly(Map.entry("tenant", "t-1"), Map.entry("step", "two"));
  }

  @Test
  void ourKeysGetBackWhatOthersHadPutThere() {
    MDC.put("user", "of a filter before us");
    MDC.put("span_id", "of an agent");
    request.run(
        () ->
            assertThat(mdc()).containsEntry("user", "u-1").containsEntry("span_id", "of an agent"));
    assertThat(mdc())
        .containsOnly(
            Map.entry("user", "of a filter before us"), Map.entry("span_id", "of an agent"));
  }

  @Test
  @SuppressWarnings("NullAway") // foreign code may give null where it must not
  void aScrubberThatGivesNothingHidesTheTextAndWhatOthersHadThere() {
    MDC.put("user", "of a filter before us");
    request.toBuilder()
        .scrubber(text -> null)
        .build()
        .run(
            () ->
                assertThat(mdc())
                    .containsEntry("user", "[scrubbing failed]")
                    .containsEntry("path", "[scrubbing failed]")
                    .containsEntry("remote_addr", "[scrubbing failed]"));
    assertThat(mdc()).containsOnly(Map.entry("user", "of a filter before us"));
  }

  @Test
  void anotherScrubberSeesAddressesToo() {
    request.toBuilder()
        .scrubber(text -> text.replace("192.0.2", "[net]"))
        .build()
        .run(() -> assertThat(mdc()).containsEntry("remote_addr", "[net].0"));
  }

  @Test
  void anInnerTraceHidesTheSpansOfTheOuterOne() {
    TraceContext outer =
        new TraceContext(TRACE.traceId(), TRACE.parentSpanId(), "b7ad6b7169203331", true);
    TraceContext inner = new TraceContext(TRACE.traceId(), null, null, true);
    Scope around = request.toBuilder().trace(outer).build().open();
    request.toBuilder()
        .trace(inner)
        .build()
        .run(
            () ->
                assertThat(mdc())
                    .containsEntry("trace_id", TRACE.traceId())
                    .doesNotContainKeys("span_id", "parent_span_id"));
    assertThat(mdc())
        .containsEntry("span_id", "b7ad6b7169203331")
        .containsEntry("parent_span_id", TRACE.parentSpanId());
    around.close();
  }

  @Test
  void anInnerContextHidesTheKeysOfTheOuterOneAndGivesThemBack() {
    request.run(
        () -> {
          Map<String, String> before = mdc();
          job.run(
              () ->
                  assertThat(mdc())
                      .containsOnly(
                          Map.entry("request_id", "j-1"), Map.entry("operation", "export")));
          assertThat(mdc()).isEqualTo(before);
          assertThat(RequestContext.current()).containsSame(request);
        });
  }

  @Test
  void whatTheWorkDoesToOurKeysIsUndone() {
    Scope scope = request.open();
    MDC.clear();
    MDC.put("request_id", "forged");
    scope.close();
    assertThat(mdc()).isEmpty();
  }

  @Test
  void aFailureClosesIt() {
    assertThatThrownBy(
            () ->
                request.call(
                    () -> {
                      throw new IOException("x");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(mdc()).isEmpty();
  }

  @Test
  void closingTwiceDoesNothing() {
    Scope outer = request.open();
    Scope inner = job.open();
    inner.close();
    MDC.put("request_id", "put after closing");
    inner.close();
    assertThat(mdc()).containsEntry("request_id", "put after closing");
    assertThat(RequestContext.current()).containsSame(request);
    outer.close();
    assertThat(mdc()).isEmpty();
  }

  @Test
  void closingOnAnotherThreadDoesNothing() {
    Scope scope = request.open();
    CompletableFuture.runAsync(
            () ->
                job.run(
                    () -> {
                      scope.close();
                      assertThat(mdc()).containsEntry("request_id", "j-1");
                      assertThat(RequestContext.current()).containsSame(job);
                    }))
        .join();
    assertThat(RequestContext.current()).containsSame(request);
    scope.close();
    assertThat(mdc()).isEmpty();
  }

  @Test
  void closingTheOuterOneClosesWhatWasOpenedInside() {
    MDC.put("user", "before");
    Scope outer = request.open();
    Scope inner = job.open();
    outer.close();
    assertThat(RequestContext.current()).isEmpty();
    assertThat(mdc()).containsOnly(Map.entry("user", "before"));
    inner.close();
    assertThat(RequestContext.current()).isEmpty();
    assertThat(mdc()).containsOnly(Map.entry("user", "before"));
  }

  @Test
  void aScopeThatNobodyClosedIsGoneWithTheOneAroundIt() {
    request.run(job::open);
    assertThat(RequestContext.current()).isEmpty();
    assertThat(mdc()).isEmpty();
  }

  @Test
  void theSameContextCanBeOpenedInsideItself() {
    request.run(() -> request.run(() -> assertThat(mdc()).containsEntry("request_id", "r-1")));
    assertThat(mdc()).isEmpty();
  }
}
