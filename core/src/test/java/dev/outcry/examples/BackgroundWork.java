package dev.outcry.examples;

import dev.outcry.Outcry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work whose result nobody waits for. The JDK would keep its failures in futures, unread. */
@SuppressWarnings("FutureReturnValueIgnored") // that is the point: nobody has to read them
final class BackgroundWork {

  private final Outcry outcry;
  private final ExecutorService workers;
  private final ScheduledExecutorService clock;

  BackgroundWork(Outcry outcry, ExecutorService workers, ScheduledExecutorService clock) {
    this.outcry = outcry;
    this.workers = outcry.watch(workers); // all that is needed
    this.clock = clock;
  }

  /** The future is dropped. */
  void sendMail(Callable<?> mail) {
    workers.submit(mail);
  }

  void warmUp(Runnable cache) {
    workers.execute(cache);
  }

  /** How many were done; why the others were not is in the log. */
  long reindex(Collection<? extends Callable<Boolean>> shards) throws InterruptedException {
    List<Future<Boolean>> done = workers.invokeAll(List.copyOf(shards));
    return done.stream().filter(BackgroundWork::succeeded).count();
  }

  private static boolean succeeded(Future<Boolean> future) {
    try {
      return future.get();
    } catch (Exception alreadyToldOf) {
      return false;
    }
  }

  /** A periodic task that throws is never run again; a guarded one is. */
  void cleanUp(Duration period, Outcry.ThrowingRunnable task) {
    Runnable guarded = () -> outcry.guard("clean-up", task);
    clock.scheduleAtFixedRate(guarded, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A stage keeps its failure for the next stage, where no executor sees it. */
  CompletableFuture<Integer> price(Callable<Integer> supplier, int lastKnown) {
    return CompletableFuture.supplyAsync(
        () -> outcry.guard("price", supplier).orElse(lastKnown), workers);
  }
}
