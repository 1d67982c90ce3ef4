package dev.outcry.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.outcry.http.HttpErrors.Conflict;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an envelope takes of a huge value is bounded while it is taken, not only afterwards. */
class MemoryOfHostileValuesTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long MUCH_LESS_THAN_THE_VALUE = 2_000_000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("huge")
  void doesNotGrowWithTheValue(String name, Supplier<Object> maker) {
    Object warm = maker.get();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Object made = maker.get();
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(made).isNotNull().isNotSameAs(warm);
    assertThat(taken).isPositive().isLessThan(MUCH_LESS_THAN_THE_VALUE);
  }

  static Stream<Arguments> huge() {
    String halfPairs = "\uD83D".repeat(10_000_000);
    String controls = "\u0001".repeat(10_000_000);
    List<Object> million = Collections.nCopies(1_000_000, "x".repeat(1_000));
    byte[] bytes = new byte[10_000_000];
    return Stream.of(
        arguments("payload of half pairs", () -> ErrorEnvelope.of(409).with("a", halfPairs)),
        arguments("payload of controls", () -> ErrorEnvelope.of(409).with("a", controls)),
        arguments("key of half pairs", () -> ErrorEnvelope.of(409).with("a", Map.of(halfPairs, 1))),
        arguments("a million nodes", () -> ErrorEnvelope.of(409).with("a", million)),
        arguments("bytes", () -> ErrorEnvelope.of(409).with("a", bytes)),
        arguments("description", () -> ErrorEnvelope.of(409, halfPairs)),
        arguments("description of an exception", () -> new Conflict(halfPairs)),
        arguments("field error", () -> ErrorEnvelope.of(409).error(halfPairs, halfPairs)));
  }

  private static Arguments arguments(String name, Supplier<Object> maker) {
    return Arguments.of(name, maker);
  }
}
