package dev.outcry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.outcry.Outcry;
import dev.outcry.examples.OrderConsumer.Message;
import dev.outcry.http.HttpErrors;
import dev.outcry.testing.CapturedLog;
import dev.outcry.testing.LogLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer's decisions, and what its log tells of them. */
class OrderConsumerTest {

  /** A broker that keeps account; where it has nothing more, the consumer is interrupted. */
  private static final class Account implements OrderConsumer.Queue {
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final List<String> settled = new ArrayList<>();

    @Override
    public Message take() throws InterruptedException {
      if (waiting.isEmpty()) {
        throw new InterruptedException();
      }
      return waiting.remove();
    }

    @Override
    public void acknowledge(Message message) {
      settled.add("acknowledged " + message.id());
    }

    @Override
    public void setAside(Message message) {
      settled.add("set aside " + message.id());
    }

    @Override
    public void giveBack(Message message) {
      settled.add("given back " + message.id());
    }
  }

  private final Outcry outcry = Outcry.builder().map(IOException.class, 502).build();
  private final Account queue = new Account();
  private final List<Exception> failures = new ArrayList<>();
  private final List<Integer> pauses = new ArrayList<>();
  private OrderConsumer.Backoff backoff = pauses::add;
  private CapturedLog log;

  @BeforeEach
  void capture() {
    log = CapturedLog.ofFailures();
  }

  @AfterEach
  void release() {
    log.close();
    outcry.close();
  }

  /** Consumes these messages; the shop fails with the failures in their order, then no more. */
  private void consume(String... ids) {
    for (String id : ids) {
      queue.waiting.add(new Message(id, "an order"));
    }
    Deque<Exception> coming = new ArrayDeque<>(failures);
    OrderConsumer.Shop shop =
        order -> {
          if (!coming.isEmpty()) {
            throw coming.remove();
          }
        };
    new OrderConsumer(outcry, queue, shop, backoff).run();
  }

  private List<String> logged(String key) {
    return log.lines().stream().map(line -> line.mdc().get(key)).toList();
  }

  private static void assertInterrupted() {
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void itIsInterruptedWithoutAFailure() {
    consume("m-1", "m-2");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("acknowledged m-1", "acknowledged m-2");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void whatADependencyBrokeIsTriedAgain() {
    failures.addAll(List.of(new IOException("1st"), new IOException("2nd")));
    consume("m-1");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("acknowledged m-1");
    assertThat(pauses).containsExactly(2, 3);
    assertThat(logged("request_id")).containsExactly("m-1", "m-1");
    assertThat(logged("operation")).containsExactly("order, attempt 1", "order, attempt 2");
  }

  @Test
  void threeTimesAndNoMoreSinceTheNextOneWouldFareNoBetter() {
    IOException always = new IOException("always the very same");
    failures.addAll(List.of(always, always, always, always));
    consume("m-1", "m-2");
    assertThat(queue.settled).containsExactly("given back m-1");
    assertThat(queue.waiting).extracting(Message::id).containsExactly("m-2");
    assertThat(log.lines())
        .as("each attempt has its line, though they fail with one exception")
        .extracting(LogLine::level)
        .containsExactly(Level.ERROR, Level.ERROR, Level.ERROR);
    assertThat(logged("request_id")).containsOnly("m-1");
    assertThat(logged("operation")).doesNotHaveDuplicates();
  }

  @Test
  void threeMessagesThatFailHaveThreeIds() {
    HttpErrors.Conflict same = new HttpErrors.Conflict("Sold out.");
    failures.addAll(List.of(same, same, same));
    consume("m-1", "m-2", "m-3");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("set aside m-1", "set aside m-2", "set aside m-3");
    assertThat(pauses).isEmpty();
    assertThat(logged("request_id")).containsExactly("m-1", "m-2", "m-3");
    assertThat(logged("operation")).containsOnly("order, attempt 1");
  }

  @Test
  void aBugOfOursCostsTheOneMessage() {
    failures.add(new IllegalStateException("a bug"));
    consume("m-1", "m-2");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("set aside m-1", "acknowledged m-2");
    assertThat(log.only().level()).isEqualTo(Level.ERROR);
    assertThat(log.only().throwable()).isPresent();
  }

  @Test
  void anOverloadEndsIt() {
    failures.add(new HttpErrors.ServiceUnavailable());
    consume("m-1", "m-2");
    assertThat(queue.settled).containsExactly("given back m-1");
    assertThat(log.only().keyValues()).containsEntry("blame", "OVERLOAD");
  }

  @Test
  void interruptedAtWorkItGivesTheMessageBack() {
    failures.add(new InterruptedException());
    consume("m-1", "m-2");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("given back m-1");
    assertThat(log.only().level()).isEqualTo(Level.WARN);
  }

  @Test
  void interruptedBetweenTwoAttemptsToo() {
    backoff =
        attempt -> {
          throw new InterruptedException();
        };
    failures.add(new IOException("1st"));
    consume("m-1", "m-2");
    assertInterrupted();
    assertThat(queue.settled).containsExactly("given back m-1");
    assertThat(log.only().mdc()).containsEntry("operation", "order, attempt 1");
  }

  @Test
  void anIdThatIsNotFitForALogIsReplaced() {
    failures.add(new HttpErrors.BadRequest());
    consume("forged\nERROR all is lost");
    assertInterrupted();
    assertThat(log.only().mdc().get("request_id")).matches("[0-9a-f-]{36}");
  }
}
