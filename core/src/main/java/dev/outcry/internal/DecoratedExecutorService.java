package dev.outcry.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Decorates every task that is handed in; everything else is the executor's own. */
public abstract class DecoratedExecutorService implements ExecutorService {

  private final ExecutorService executor;

  /** Decorates tasks for this executor. */
  protected DecoratedExecutorService(ExecutorService executor) {
    this.executor = executor;
  }

  /** What is run in the task's place; called on the thread that hands it in. */
  protected abstract Runnable decorate(Runnable task);

  /** As {@link #decorate(Runnable)}, for a task that throws at its thread: it has no future. */
  protected Runnable decorateExecuted(Runnable task) {
    return decorate(task);
  }

  /** What is called in the task's place; called on the thread that hands it in. */
  protected abstract <T extends @Nullable Object> Callable<T> decorate(Callable<T> task);

  @Override
  public final void execute(Runnable task) {
    executor.execute(decorateExecuted(requireNonNull(task)));
  }

  @Override
  public final <T extends @Nullable Object> Future<T> submit(Callable<T> task) {
    return executor.submit(decorate(requireNonNull(task)));
  }

  @Override
  public final <T extends @Nullable Object> Future<T> submit(Runnable task, T result) {
    return executor.submit(decorate(requireNonNull(task)), result);
  }

  @Override
  public final Future<?> submit(Runnable task) {
    return executor.submit(decorate(requireNonNull(task)));
  }

  @Override
  public final <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks) throws InterruptedException {
    return executor.invokeAll(decorateAll(tasks));
  }

  @Override
  public final <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return executor.invokeAll(decorateAll(tasks), timeout, unit);
  }

  @Override
  public final <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return executor.invokeAny(decorateAll(tasks));
  }

  @Override
  public final <T extends @Nullable Object> T invokeAny(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return executor.invokeAny(decorateAll(tasks), timeout, unit);
  }

  private <T extends @Nullable Object> List<Callable<T>> decorateAll(
      Collection<? extends Callable<T>> tasks) {
    List<Callable<T>> decorated = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      decorated.add(decorate(requireNonNull(task)));
    }
    return decorated;
  }

  @Override
  public final void shutdown() {
    executor.shutdown();
  }

  @Override
  public final List<Runnable> shutdownNow() {
    return executor.shutdownNow();
  }

  @Override
  public final boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public final boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public final boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }

  /**
   * As the executor does it, from Java 19 on, where executors can be closed: the common pool never
   * terminates, and what the interface does by itself would wait for it for ever.
   */
  @SuppressWarnings("MissingOverride") // there is none in Java 17
  public final void close() {
    if (executor instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (RuntimeException refused) {
        throw refused;
      } catch (Exception notDeclared) {
        throw new IllegalStateException(notDeclared);
      }
    }
  }
}
