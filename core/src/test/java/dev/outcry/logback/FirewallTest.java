package dev.outcry.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.status.Status;
import dev.outcry.scrub.Scrubber;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.logstash.logback.stacktrace.StackHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would break a log stops at the appender. */
@Timeout(300)
class FirewallTest {

  private static final int QUEUE = 8;

  private static Exception circle() {
    Exception one = new IllegalStateException("one");
    Exception other = new IllegalArgumentException("other", one);
    one.initCause(other);
    one.addSuppressed(other);
    return one;
  }

  /** Does as encoders with hashes do: asks the throwable itself, and recurses on its causes. */
  private static final class Hashing extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final List<String> written = new ArrayList<>();

    @Override
    protected synchronized void append(ILoggingEvent event) {
      IThrowableProxy proxy = event.getThrowableProxy();
      if (proxy instanceof ThrowableProxy live) {
        new StackHasher().hexHash(live.getThrowable());
      }
      if (event.getFormattedMessage().equals("break it")) {
        throw new StackOverflowError();
      }
      written.add(event.getFormattedMessage());
    }

    synchronized List<String> written() {
      return List.copyOf(written);
    }
  }

  @Test
  void withoutItACircleOfCausesReachesTheThreadThatLogs() {
    try (Wiring wiring = Wiring.through(new Hashing())) {
      assertThatCode(() -> wiring.logger().error("a circle", circle()))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void aCircleOfCausesIsWrittenAndTheThreadGoesOn() {
    Hashing hashing = new Hashing();
    try (Wiring wiring = Wiring.through(new ScrubbingAppender(), hashing)) {
      wiring.logger().error("a circle", circle());
      wiring.logger().error("and on");
    }
    assertThat(hashing.written()).containsExactly("a circle", "and on");
  }

  @Test
  void aCircleOfCausesIsShownOnce() {
    Wiring.Kept kept = new Wiring.Kept();
    try (Wiring wiring = Wiring.through(new ScrubbingAppender(), kept)) {
      wiring.logger().error("a circle", circle());
    }
    assertThat(ThrowableProxyUtil.asString(kept.only().getThrowableProxy()))
        .contains("IllegalStateException: one", "IllegalArgumentException: other", "CIRCULAR");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAsyncAppenderOnEitherSideGoesOnAfterAnError(boolean inFront) {
    Hashing hashing = new Hashing();
    AsyncAppender async = new AsyncAppender();
    async.setQueueSize(QUEUE);
    async.setMaxFlushTime(120_000); // it is stopped with a full queue
    ScrubbingAppender scrubbing = new ScrubbingAppender();
    ScrubbingAppender nearest = new ScrubbingAppender();
    try (Wiring wiring =
        inFront
            ? Wiring.through(async, scrubbing, hashing)
            : Wiring.through(scrubbing, async, nearest, hashing)) {
      wiring.logger().error("break it");
      for (int i = 0; i < 4 * QUEUE; i++) {
        wiring.logger().error("line {}", i, circle()); // would wait for a thread that has died
      }
    }
    assertThat(hashing.written()).hasSize(4 * QUEUE).endsWith("line " + (4 * QUEUE - 1));
  }

  @Test
  void whatOneAppenderThrowsTheNextDoesNotSee() {
    Wiring.Kept kept = new Wiring.Kept();
    ScrubbingAppender scrubbing = new ScrubbingAppender();
    try (Wiring wiring = Wiring.through(scrubbing, new Hashing())) {
      scrubbing.addAppender(wiring.start(kept));
      for (int i = 0; i < 20; i++) {
        wiring.logger().error("break it");
      }
      assertThat(kept.events()).hasSize(20);
      assertThat(wiring.status(Status.ERROR))
          .hasSize(3)
          .allMatch(said -> said.contains("StackOverflowError"));
    }
  }

  /** An argument, a key-value, a cause of a cause: all of it fails. */
  private static final class Hostile extends AbstractMap<String, Object> {
    @Override
    public Set<Entry<String, Object>> entrySet() {
      throw new StackOverflowError();
    }

    @Override
    public String toString() {
      throw new OutOfMemoryError("hostile");
    }
  }

  @Test
  void argumentsAndKeyValuesThatFailCostTheirTextAlone() {
    Wiring.Kept kept = new Wiring.Kept();
    Map<String, Object> itself = new HashMap<>();
    itself.put("self", itself);
    try (Wiring wiring = Wiring.through(new ScrubbingAppender(), kept)) {
      wiring
          .logger()
          .atInfo()
          .addKeyValue("bad", new Hostile())
          .addKeyValue("itself", itself)
          .addKeyValue("n", 7)
          .log("{} and {}", new Hostile(), "this");
    }
    assertThat(kept.only().getFormattedMessage()).endsWith("and this");
    assertThat(kept.only().getKeyValuePairs()).extracting(pair -> pair.key).contains("bad", "n");
  }

  @Test
  void aHundredThousandFramesAndAVeryLongMessageAreCut() {
    RuntimeException huge = new RuntimeException("x".repeat(1_000_000));
    StackTraceElement[] frames = new StackTraceElement[100_000];
    Arrays.fill(frames, new StackTraceElement("com.example.Deep", "down", null, 1));
    huge.setStackTrace(frames);
    Wiring.Kept kept = new Wiring.Kept();
    try (Wiring wiring = Wiring.through(new ScrubbingAppender(), kept)) {
      wiring.logger().error("huge", huge);
    }
    IThrowableProxy seen = kept.only().getThrowableProxy();
    assertThat(seen.getMessage()).hasSizeLessThan(10_000);
    assertThat(seen.getStackTraceElementProxyArray()).hasSizeLessThan(2_000);
  }

  @Test
  void theFramesThatACauseHasForItselfOutlastTheCut() {
    StackTraceElement[] shared = new StackTraceElement[3_000];
    Arrays.setAll(shared, i -> new StackTraceElement("com.example.Deep", "down", "Deep.java", i));
    StackTraceElement[] own = new StackTraceElement[3_001];
    own[0] = new StackTraceElement("com.example.Shop", "broke", "Shop.java", 7);
    System.arraycopy(shared, 0, own, 1, shared.length);
    RuntimeException cause = new RuntimeException(Planted.MAIL);
    cause.setStackTrace(own);
    RuntimeException failure = new RuntimeException("deep", cause);
    failure.setStackTrace(shared);
    Wiring.Kept kept = new Wiring.Kept();
    try (Wiring wiring = Wiring.through(new ScrubbingAppender(), kept)) {
      wiring.logger().error("failed", failure);
    }
    assertThat(ThrowableProxyUtil.asString(kept.only().getThrowableProxy()))
        .contains("com.example.Shop.broke(Shop.java:7)", "[email]");
  }

  @Test
  void aScrubberThatFailsHidesTheTextAndNotTheLine() {
    Scrubber broken =
        text -> {
          throw new StackOverflowError();
        };
    Wiring.Kept kept = new Wiring.Kept();
    ScrubbingAppender scrubbing = new ScrubbingAppender();
    scrubbing.setScrubber(broken);
    try (Wiring wiring = Wiring.through(scrubbing, kept)) {
      wiring.logger().error("to {}", Planted.MAIL, new IllegalStateException(Planted.CARD));
    }
    assertThat(kept.only().getFormattedMessage()).isEqualTo("[scrubbing failed]");
    Planted.assertNoneIn(ThrowableProxyUtil.asString(kept.only().getThrowableProxy()));
    assertThat(kept.only().getLevel()).hasToString("ERROR");
  }

  @Test
  void withoutAnAppenderItSaysSo() {
    try (Wiring wiring = Wiring.through(new ScrubbingAppender())) {
      wiring.logger().error("lost");
      assertThat(wiring.status(Status.WARN)).anyMatch(said -> said.contains("<appender-ref>"));
    }
  }
}
