package dev.outcry.internal;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is under way on a thread, one inside the other. When the outermost has ended the thread
 * holds nothing of it.
 *
 * @param <T> what is under way
 */
public final class ThreadStack<T> {

  private record Frame<T>(T value, @Nullable Frame<T> below) {}

  @SuppressWarnings("ThreadLocalUsage") // whoever has a stack has it in a static field
  private final ThreadLocal<@Nullable Frame<T>> top = new ThreadLocal<>();

  /** It begins. Its end is a {@link #pop} in a {@code finally}. */
  public void push(T value) {
    top.set(new Frame<>(value, top.get()));
  }

  /** The innermost ends. */
  public void pop() {
    Frame<T> frame = top.get();
    // null too: an entry without a value holds nothing, and need not be made again
    top.set(frame == null ? null : frame.below);
  }

  /** How many of this kind are under way. */
  public int count(Predicate<? super T> kind) {
    int count = 0;
    for (Frame<T> frame = top.get(); frame != null; frame = frame.below) {
      if (kind.test(frame.value)) {
        count++;
      }
    }
    return count;
  }
}
