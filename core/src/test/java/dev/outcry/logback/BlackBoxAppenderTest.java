package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.util.FileSize;
import dev.outcry.context.RequestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** The debug lines of a request are written when it fails, and not otherwise. */
class BlackBoxAppenderTest {

  private final BlackBoxAppender box = new BlackBoxAppender();
  private final Wiring.Kept kept = new Wiring.Kept();
  private Wiring wiring;

  @BeforeEach
  void wire() {
    box.addApplicationPackage("com.example, com.acme");
    wiring = Wiring.through(box, new ScrubbingAppender(), kept);
  }

  @AfterEach
  void close() {
    wiring.close();
  }

  /** Writes the failure line, as it is written the first time or again. */
  private void fails(int status, boolean first) {
    Logger failures = wiring.context.getLogger(FailureLine.LOGGER);
    var line = failures.atLevel(status < 500 ? Level.INFO : Level.ERROR);
    line = line.addKeyValue("status", status);
    if (status == 500) {
      line = line.addKeyValue("fingerprint", "00112233445566aa");
      line = first ? line.setCause(new IllegalStateException("why")) : line.addKeyValue("seen", 2L);
    }
    line.log(status + " on GET /orders/7");
  }

  private List<String> lines() {
    return kept.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static boolean isMarked(ILoggingEvent event) {
    return event.getKeyValuePairs() != null
        && event.getKeyValuePairs().stream()
            .anyMatch(pair -> pair.key.equals("black_box") && pair.value.equals(true));
  }

  @Test
  void theyComeInFrontOfTheFailureLineInTheirOrderAndMarked() {
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("asked for {} of {}", 7, "A-1");
              wiring.logger().info("one is left");
              wiring.logger().trace("not logged at this level");
              wiring.context.getLogger("com.acme").debug("sends to {}", Planted.MAIL);
              fails(500, true);
            });
    assertThat(lines())
        .containsExactly(
            "one is left", "asked for 7 of A-1", "sends to [email]", "500 on GET /orders/7");
    assertThat(kept.events())
        .extracting(BlackBoxAppenderTest::isMarked)
        .containsExactly(false, true, true, false);
    assertThat(kept.events().get(1).getInstant()).isBefore(kept.events().get(3).getInstant());
    assertThat(kept.events().get(1).getMDCPropertyMap()).containsKey("request_id");
    assertThat(kept.events().get(1).getLevel()).hasToString("DEBUG");
  }

  @Test
  void whatSucceedsWritesNone() {
    RequestContext.of("test").run(() -> wiring.logger().debug("quiet"));
    RequestContext.of("another").run(() -> fails(500, true));
    assertThat(lines()).containsExactly("500 on GET /orders/7");
  }

  @Test
  void outsideOfARequestNoneAreKept() {
    wiring.logger().debug("at the start");
    wiring.logger().info("started");
    fails(500, true);
    assertThat(lines()).containsExactly("started", "500 on GET /orders/7");
  }

  @Test
  void debugLinesOfOthersPassAtOnce() {
    RequestContext.of("test").run(() -> wiring.context.getLogger("com.examples").debug("theirs"));
    assertThat(lines()).containsExactly("theirs");
    assertThat(isMarked(kept.only())).isFalse();
  }

  @Test
  void ofEqualFailuresTheFirstInAWindowBringsThem() {
    for (boolean first : new boolean[] {true, false, false}) {
      RequestContext.of("test")
          .run(
              () -> {
                wiring.logger().debug("led to it");
                fails(500, first);
              });
    }
    assertThat(lines()).containsOnlyOnce("led to it").hasSize(4);
  }

  @Test
  void overloadBringsThemOnceAndAClientsMistakeOnlyWhereWanted() {
    for (int status : new int[] {503, 503, 404}) {
      RequestContext.of("test")
          .run(
              () -> {
                wiring.logger().debug("before {}", status);
                fails(status, true);
              });
    }
    assertThat(lines()).containsOnlyOnce("before 503").doesNotContain("before 404");
    box.setFailedStatus(404);
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("before 404");
              fails(404, true);
            });
    assertThat(lines()).contains("before 404");
  }

  @Test
  void theyAreWrittenOnce() {
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("first");
              fails(500, true);
              wiring.logger().debug("second");
              fails(500, true);
            });
    assertThat(lines())
        .containsExactly("first", "500 on GET /orders/7", "second", "500 on GET /orders/7");
  }

  @Test
  void allThreadsAndAllWorkInsideOfARequestBelongToIt() throws Exception {
    RequestContext request = RequestContext.of("test");
    request.run(
        () -> {
          wiring.logger().debug("outside");
          RequestContext.builder()
              .requestId(request.requestId())
              .operation("inside")
              .build()
              .run(() -> wiring.logger().debug("inside"));
        });
    Thread other = new Thread(() -> request.run(() -> wiring.logger().debug("on another thread")));
    other.start();
    other.join();
    request.toBuilder().user("u").build().run(() -> fails(500, true));
    assertThat(lines())
        .containsExactly("outside", "inside", "on another thread", "500 on GET /orders/7");
  }

  @Test
  void workInsideWithAnIdOfItsOwnIsTold() {
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("outside");
              RequestContext.of("inside").run(() -> fails(500, true));
            });
    assertThat(lines()).containsExactly("500 on GET /orders/7");
  }

  @Test
  void anArgumentSaysWhatItSaidThen() {
    List<String> basket = new ArrayList<>(List.of("A-1"));
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("basket {}", basket);
              basket.add("B-2");
              fails(500, true);
            });
    assertThat(lines()).startsWith("basket [A-1]");
  }

  @Test
  void anArrayIsThereWithWhatIsInIt() {
    RequestContext.of("test")
        .run(
            () -> {
              Object[] nested = {new int[] {1, 2}, Planted.MAIL};
              wiring.logger().debug("{} and {} of {}", new long[] {7}, nested, "A-1");
              wiring.logger().atDebug().addKeyValue("ids", new int[] {3, 4}).log("asked");
              fails(500, true);
            });
    assertThat(lines()).startsWith("[7] and [[1, 2], [email]] of A-1");
    assertThat(kept.events().get(1).getKeyValuePairs().get(1).value).isEqualTo("[3, 4]");
  }

  @Test
  void theOldestGiveWayAndAreCounted() {
    RequestContext.of("test")
        .run(
            () -> {
              for (int i = 0; i < 100; i++) {
                wiring.logger().debug("line {}", i);
              }
              fails(500, true);
            });
    assertThat(lines())
        .hasSize(66)
        .startsWith("36 earlier events of this request were not kept", "line 36")
        .contains("line 99");
    assertThat(isMarked(kept.events().get(0))).isTrue();
  }

  @Test
  void aRequestHoldsNoMoreThanItsShare() {
    RequestContext.of("test")
        .run(
            () -> {
              for (int i = 0; i < 40; i++) {
                wiring.logger().debug("line {} {}", i, "x".repeat(2_000));
              }
              fails(500, true);
            });
    assertThat(lines()).hasSizeBetween(7, 11);
    assertThat(String.join("", lines())).hasSizeLessThan(32 * 1024).contains("line 39");
  }

  @Test
  void aVeryLongTextIsNotKept() {
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("body {}", "x".repeat(1_000_000));
              wiring.logger().debug("y".repeat(5_000));
              fails(500, true);
            });
    assertThat(lines()).startsWith("body [1000000 characters]", "[5000 characters]");
  }

  @Test
  void allRequestsTogetherHoldNoMoreThanTheirs() {
    box.setMaxTotalSize(FileSize.valueOf("16KB"));
    box.start();
    List<RequestContext> requests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RequestContext request = RequestContext.of("test");
      requests.add(request); // alive, all of them
      request.run(() -> wiring.logger().debug("in {}", request.requestId()));
      assertThat(box.usedBytes()).isLessThanOrEqualTo(16 * 1024);
    }
    requests.get(0).run(() -> fails(500, true));
    assertThat(lines()).startsWith("1 earlier events of this request were not kept");
  }

  @Test
  void whatDiedWithItsRequestMakesRoom() {
    box.setMaxTotalSize(FileSize.valueOf("64KB"));
    box.start();
    for (int i = 0; i < 20_000; i++) {
      RequestContext.of("test").run(() -> wiring.logger().debug("line {}", "x".repeat(200)));
    }
    assertThat(box.usedBytes()).isLessThanOrEqualTo(64 * 1024);
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("the last");
              fails(500, true);
            });
    assertThat(lines()).containsExactly("the last", "500 on GET /orders/7");
  }

  @Test
  void withoutAScrubbingAppenderBehindItDoesNotStart() {
    BlackBoxAppender bare = new BlackBoxAppender();
    AsyncAppender async = new AsyncAppender();
    async.setContext(wiring.context);
    Wiring.Kept unguarded = new Wiring.Kept();
    unguarded.setName("console");
    async.addAppender(unguarded);
    async.setName("queue");
    bare.addAppender(async);
    assertThat(wiring.start(bare).isStarted()).isFalse();
    assertThat(wiring.status(Status.ERROR))
        .anyMatch(said -> said.contains("[queue]") && said.contains("ScrubbingAppender"));
    assertThat(wiring.start(new BlackBoxAppender()).isStarted()).isFalse();
  }

  @Test
  void anAsyncAppenderMayStandBetweenThem() {
    BlackBoxAppender front = new BlackBoxAppender();
    AsyncAppender async = new AsyncAppender();
    async.setContext(wiring.context);
    async.addAppender(new ScrubbingAppender());
    front.addAppender(async);
    assertThat(wiring.start(front).isStarted()).isTrue();
    wiring.start(unguarded(front));
    assertThat(wiring.status(Status.ERROR)).anyMatch(said -> said.contains("[late]"));
  }

  private static Wiring.Kept unguarded(BlackBoxAppender front) {
    Wiring.Kept late = new Wiring.Kept();
    late.setName("late");
    front.addAppender(late);
    assertThat(front.isAttached(late)).isFalse();
    return late;
  }

  @Test
  void argumentsThatFailCostTheirTextAlone() {
    Object hostile =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError();
          }
        };
    RequestContext.of("test")
        .run(
            () -> {
              wiring.logger().debug("{} came", hostile);
              wiring.logger().debug(null);
              wiring.logger().debug("with a cause", new IllegalStateException("seen before"));
              fails(500, true);
            });
    assertThat(lines()).startsWith("[unprintable] came", null, "with a cause");
    assertThat(kept.events().get(2).getThrowableProxy().getMessage()).isEqualTo("seen before");
  }
}
