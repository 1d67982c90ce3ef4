package dev.outcry.examples;

import dev.outcry.Failure;
import dev.outcry.Outcome;
import dev.outcry.Outcry;
import dev.outcry.classify.Blame;
import dev.outcry.context.RequestContext;
import java.util.List;

/**
 * Places the orders of a queue. What a dependency broke is tried again; what can never work is set
 * aside; and where the next order would fare no better, this one goes back and the consumer ends.
 */
final class OrderConsumer implements Runnable {

  /** An order, with the id that its sender gave it. */
  record Message(String id, String order) {}

  /** What the broker does. A message is either acknowledged, set aside or given back. */
  interface Queue {
    Message take() throws InterruptedException;

    void acknowledge(Message message);

    void setAside(Message message);

    void giveBack(Message message);
  }

  /** What is to be done with an order. */
  interface Shop {
    void place(String order) throws Exception;
  }

  /** Waits before an attempt, for example {@code attempt -> Thread.sleep(100L << attempt)}. */
  interface Backoff {
    void before(int attempt) throws InterruptedException;
  }

  private static final int ATTEMPTS = 3;

  private final Outcry outcry;
  private final Queue queue;
  private final Shop shop;
  private final Backoff backoff;
  private boolean running = true;

  OrderConsumer(Outcry outcry, Queue queue, Shop shop, Backoff backoff) {
    this.outcry = outcry;
    this.queue = queue;
    this.shop = shop;
    this.backoff = backoff;
  }

  @Override
  public void run() {
    try {
      while (running) {
        Message message = queue.take();
        contextOf(message).run(() -> consume(message));
      }
    } catch (InterruptedException stopped) { // while it waited: an end, and no failure
      Thread.currentThread().interrupt();
    }
  }

  /** One id for all attempts: the sender's where it is fit for a log, else a new one. */
  private RequestContext contextOf(Message message) {
    String id = outcry.requestIds().accept(header -> List.of(message.id()), null);
    return RequestContext.builder().requestId(id).operation("order").build();
  }

  private void consume(Message message) {
    Outcome<?> outcome = attempt(message, 1);
    for (int next = 2; outcome.blamedOn(Blame.DEPENDENCY) && mayTry(next); next++) {
      outcome = attempt(message, next);
    }
    outcome
        .onSuccess(placed -> queue.acknowledge(message))
        .onFailure(failure -> settle(message, failure));
  }

  /** Its number is in the name: three attempts have one id, three messages have three. */
  private Outcome<?> attempt(Message message, int number) {
    return outcry.guard("order, attempt " + number, () -> shop.place(message.order()));
  }

  private boolean mayTry(int attempt) {
    if (attempt > ATTEMPTS) {
      return false;
    }
    try {
      backoff.before(attempt);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void settle(Message message, Failure failure) {
    switch (failure.blame()) {
      case CLIENT, SERVER -> queue.setAside(message); // neither the order nor our bug will change
      case DEPENDENCY, OVERLOAD, ABORTED -> { // the next one would fare no better
        queue.giveBack(message);
        running = false;
      }
    }
  }
}
