package dev.outcry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Array;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** State that belongs to one unit of work. */
class AttachmentsTest {

  private final RequestContext context = RequestContext.of("work");

  @Test
  void theFirstCallMakesIt() {
    StringBuilder made = context.attachment(StringBuilder.class, StringBuilder::new);
    assertThat(context.attachment(StringBuilder.class, StringBuilder::new)).isSameAs(made);
  }

  @Test
  void copiesShareIt() {
    RequestContext copy = context.toBuilder().user("u-1").build();
    StringBuilder made = copy.attachment(StringBuilder.class, StringBuilder::new);
    assertThat(context.attachment(StringBuilder.class, StringBuilder::new)).isSameAs(made);
  }

  @Test
  void otherContextsDoNot() {
    StringBuilder made = context.attachment(StringBuilder.class, StringBuilder::new);
    assertThat(RequestContext.of("work").attachment(StringBuilder.class, StringBuilder::new))
        .isNotSameAs(made);
    context.run(
        () ->
            assertThat(RequestContext.of("in").attachment(StringBuilder.class, StringBuilder::new))
                .isNotSameAs(made));
  }

  @Test
  void twoContextsOfOneBuilderAreTwoUnitsOfWork() {
    RequestContext.Builder builder = RequestContext.builder().attachment(Integer.class, 7);
    RequestContext first = builder.build();
    RequestContext second = builder.build();
    StringBuilder made = first.attachment(StringBuilder.class, StringBuilder::new);
    assertThat(second.attachment(StringBuilder.class, StringBuilder::new)).isNotSameAs(made);
    assertThat(second.attachment(Integer.class, () -> 0)).isEqualTo(7);
  }

  @Test
  void aCopySetsItWhenItIsBuiltAndNotBefore() {
    RequestContext.Builder copy = context.toBuilder().attachment(String.class, "set");
    assertThat(context.attachment(Integer.class, () -> 1)).isEqualTo(1);
    assertThat(context.attachment(String.class, () -> "made")).isEqualTo("made");
    assertThat(copy.build().attachment(String.class, () -> "again")).isEqualTo("set");
  }

  @Test
  void itCanBeSetWhenTheContextIsBuilt() {
    RequestContext built = RequestContext.builder().attachment(String.class, "set").build();
    assertThat(built.attachment(String.class, () -> "made")).isEqualTo("set");
  }

  @Test
  void makingOneMayAskForOthers() {
    StringBuilder made =
        context.attachment(
            StringBuilder.class,
            () -> {
              // a small table has few places, so that of this many keys some meet in one
              for (int dimensions = 1; dimensions <= 40; dimensions++) {
                attach(Array.newInstance(String.class, new int[dimensions]));
              }
              return new StringBuilder();
            });
    assertThat(context.attachment(StringBuilder.class, StringBuilder::new)).isSameAs(made);
  }

  @SuppressWarnings("unchecked") // the class of a T is a Class<T>
  private <T> void attach(T value) {
    assertThat(context.attachment((Class<T>) value.getClass(), () -> value)).isSameAs(value);
  }

  @Test
  void nothingIsNoAttachment() {
    assertThatNullPointerException()
        .isThrownBy(() -> context.attachment(String.class, () -> null))
        .withMessageContaining("java.lang.String");
  }

  @Test
  void itIsMadeOnceHoweverManyThreadsAsk() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> ask =
          () -> {
            start.await();
            return context.attachment(Integer.class, made::incrementAndGet);
          };
      var asked = IntStream.range(0, 8).mapToObj(i -> threads.submit(ask)).toList();
      start.countDown();
      for (Future<Integer> one : asked) {
        assertThat(one.get()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
