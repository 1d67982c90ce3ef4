package dev.outcry;

import dev.outcry.classify.Blame;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a guarded piece of work ended: with its result, or with a {@link Failure} that has been
 * recorded already. Immutable; as thread-safe as the result.
 *
 * @param <T> the result
 * @since 0.1.0
 */
public final class Outcome<T extends @Nullable Object> {

  private final T result;
  private final @Nullable Failure failure;
  private final Consumer<? super Throwable> beforeThrowing;

  private Outcome(T result, @Nullable Failure failure, Consumer<? super Throwable> beforeThrowing) {
    this.result = result;
    this.failure = failure;
    this.beforeThrowing = beforeThrowing;
  }

  static <T extends @Nullable Object> Outcome<T> success(T result) {
    return new Outcome<>(result, null, thrown -> {});
  }

  /**
   * @param beforeThrowing told what {@link #orElseThrow} is about to throw
   */
  @SuppressWarnings("NullAway") // nobody reads the result of a failure
  static <T extends @Nullable Object> Outcome<T> failure(
      Failure failure, Consumer<? super Throwable> beforeThrowing) {
    return new Outcome<>(null, failure, beforeThrowing);
  }

  /** {@return whether there is a result} */
  public boolean succeeded() {
    return failure == null;
  }

  /** {@return what went wrong} */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * {@return whether it failed, and this one is to blame}
   *
   * @param blame who is to blame
   */
  public boolean blamedOn(Blame blame) {
    return failure != null && failure.blame() == blame;
  }

  /**
   * {@return the result}
   *
   * @throws Exception the original failure itself, an {@code Error} too, if there is none
   */
  public T orElseThrow() throws Exception {
    if (failure != null) {
      Throwable thrown = failure.classification().thrown();
      beforeThrowing.accept(thrown);
      Outcome.<Exception>throwAsItIs(thrown);
    }
    return result;
  }

  /** A throwable that is neither exception nor error is rare, but it exists. */
  @SuppressWarnings("unchecked") // nothing is cast: the throws clause is all that X stands for
  private static <X extends Throwable> void throwAsItIs(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /**
   * {@return the result, or this one}
   *
   * @param other what to give for a failure
   */
  public T orElse(T other) {
    return failure == null ? result : other;
  }

  /**
   * {@return the result, or what the function makes of the failure}
   *
   * @param other what makes a value of the failure
   */
  public T orElseGet(Function<? super Failure, ? extends T> other) {
    return failure == null ? result : other.apply(failure);
  }

  /**
   * Does this with the result, if there is one. What the action throws passes on to the caller.
   *
   * @param action is given the result
   * @return this outcome
   */
  public Outcome<T> onSuccess(Consumer<? super T> action) {
    if (failure == null) {
      action.accept(result);
    }
    return this;
  }

  /**
   * Does this with the failure, if there is one. What the action throws passes on to the caller.
   *
   * @param action is given the failure
   * @return this outcome
   */
  public Outcome<T> onFailure(Consumer<? super Failure> action) {
    if (failure != null) {
      action.accept(failure);
    }
    return this;
  }

  /**
   * 0, or {@link Failure#exitCode()}.
   *
   * @return the exit code
   */
  public int exitCode() {
    return failure == null ? 0 : failure.exitCode();
  }

  @Override
  public String toString() {
    return failure == null ? "Outcome[success]" : "Outcome[" + failure + "]";
  }
}
