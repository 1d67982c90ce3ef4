package dev.outcry;

import dev.outcry.context.RequestContext;
import dev.outcry.internal.DecoratedExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Handles what tasks throw, in their context, and lets it pass on to whoever waits. */
final class WatchedExecutorService extends DecoratedExecutorService {

  private final Outcry outcry;

  WatchedExecutorService(Outcry outcry, ExecutorService executor) {
    super(executor);
    this.outcry = outcry;
  }

  @Override
  @SuppressWarnings("try") // the scope is open while the block runs; nothing in it needs its name
  protected Runnable decorate(Runnable task) {
    RequestContext captured = RequestContext.current().orElse(null);
    return () -> {
      RequestContext context = contextOf(captured, task);
      try (RequestContext.Scope scope = context.open()) {
        task.run();
      } catch (Throwable error) {
        outcry.handleEscaping(error, context);
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
        outcry.handleEscaping(error, context);
        throw error;
      }
    };
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
