package dev.outcry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.outcry.context.RequestContext;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where hardly any stack is left a failure is recorded, told of, or left to whoever has some. */
class NoStackTest {

  private final Outcry outcry = Outcry.create();
  private final RequestContext context =
      RequestContext.builder().requestId("r-1").operation("deep").build();
  private boolean handled;

  /** Hands in one failure, at the lowest level that gets an answer. */
  @SuppressWarnings("InfiniteRecursion") // that is the point
  private void fall() {
    try {
      fall();
    } catch (StackOverflowError noStack) {
      if (!handled) {
        outcry.handle(new IllegalStateException("deep down"), context);
        handled = true;
      }
    }
  }

  private static Stream<String> told(LogLine line) {
    Stream<IThrowableProxy> thrown =
        line.throwable().stream()
            .flatMap(top -> Stream.concat(Stream.of(top), Stream.of(top.getSuppressed())));
    return Stream.concat(Stream.of(line.message()), thrown.map(IThrowableProxy::getMessage));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 600, 700, 800, 900, 1000})
  void whatIsAnsweredIsNotSilent(int stackKilobytes) throws Exception {
    try (CapturedLog log = CapturedLog.of("dev.outcry")) {
      Thread thread = new Thread(null, this::fall, "deep", stackKilobytes * 1024L);
      thread.start();
      thread.join();
      CapturedLog.awaitLastWords();
      assertThat(handled).isTrue();
      assertThat(log.lines())
          .allSatisfy(line -> assertThat(line.mdc()).containsEntry("request_id", "r-1"));
      assertThat(log.lines().stream().flatMap(NoStackTest::told))
          .filteredOn(text -> text != null && text.contains("deep down"))
          .isNotEmpty();
    }
  }
}
