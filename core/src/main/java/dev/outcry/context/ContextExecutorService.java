package dev.outcry.context;

import dev.outcry.internal.DecoratedExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Captures the context that is open when a task is handed in. */
final class ContextExecutorService extends DecoratedExecutorService {

  ContextExecutorService(ExecutorService executor) {
    super(executor);
  }

  @Override
  protected Runnable decorate(Runnable task) {
    return RequestContext.wrap(task);
  }

  @Override
  protected <T extends @Nullable Object> Callable<T> decorate(Callable<T> task) {
    return RequestContext.wrap(task);
  }
}
