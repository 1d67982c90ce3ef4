package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.internal.DecoratedExecutorService;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Handles what tasks throw, in their context, and lets it pass on to whoever waits. */
final class WatchedExecutorService extends DecoratedExecutorService {

  private final Outcry outcry;
  private final ThrownOn thrownOn;

  WatchedExecutorService(Outcry outcry, ThrownOn thrownOn, ExecutorService executor) {
    super(executor);
    this.outcry = outcry;
    this.thrownOn = thrownOn;
  }

  @Override
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  protected Runnable decorate(Runnable task) {
    RequestContext captured = RequestContext.current().orElse(null);
    return () -> {
      RequestContext context = contextOf(captured, task);
      try (RequestContext.Scope scope = context.open()) {
        task.run();
        handleKept(task, context);
      } catch (Throwable error) {
        handle(error, context);
        throw error;
      }
    };
  }

  @Override
  protected Runnable decorateExecuted(Runnable task) {
    Runnable watched = decorate(task);
    return () -> {
      try {
        watched.run();
      } catch (Throwable error) {
        thrownOn.add(error);
        throw error;
      }
    };
  }

  @Override
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  protected <T extends @Nullable Object> Callable<T> decorate(Callable<T> task) {
    RequestContext captured = RequestContext.current().orElse(null);
    return () -> {
      RequestContext context = contextOf(captured, task);
      try (RequestContext.Scope scope = context.open()) {
        return task.call();
      } catch (Throwable error) {
        handle(error, context);
        throw error;
      }
    };
  }

  /** Who interrupts a task while the executor works on has cancelled it. */
  private void handle(Throwable error, RequestContext context) {
    if (isInterruption(error) && !isShutdown()) {
      outcry.aborted(error, context);
    } else {
      outcry.handle(error, context);
    }
  }

  private boolean isInterruption(Throwable thrown) {
    Throwable error = outcry.classifier().classify(thrown).error();
    return error instanceof InterruptedException || error instanceof ClosedByInterruptException;
  }

  /** A task that is a future itself never throws. */
  private void handleKept(Runnable task, RequestContext context) {
    if (task instanceof FutureTask<?> future && future.isDone() && !future.isCancelled()) {
      try {
        future.get();
      } catch (ExecutionException kept) {
        handle(kept.getCause() == null ? kept : kept.getCause(), context);
      } catch (InterruptedException notWhenDone) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RequestContext contextOf(@Nullable RequestContext captured, Object task) {
    return captured != null ? captured : outcry.contextFor(nameOf(task.getClass()));
  }

  /** The class that the task stands in; a lambda's own name is another one in every run. */
  private static String nameOf(Class<?> task) {
    String name = task.getName();
    int generated = name.indexOf("$$");
    String type = generated < 0 ? name : name.substring(0, generated);
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
