package dev.outcry.classify;

import dev.outcry.internal.Causes;
import dev.outcry.internal.SafeText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failure is: its error without wrappers, its status, who is to blame, and which handler
 * answers it. Immutable; as thread-safe as the throwables that it holds.
 *
 * @since 0.1.0
 */
public final class Classification {

  private final Resolution resolution;
  private final int status;
  private final Blame blame;
  private final @Nullable Throwable handlerFailure;

  private Classification(
      Resolution resolution, int status, Blame blame, @Nullable Throwable handlerFailure) {
    this.resolution = resolution;
    this.status = status;
    this.blame = blame;
    this.handlerFailure = handlerFailure;
  }

  /** Before a handler has run. */
  static Classification of(Resolution resolution) {
    return answered(resolution, resolution.status(), null);
  }

  static Classification answered(
      Resolution resolution, int status, @Nullable Throwable handlerFailure) {
    // a mapping speaks of the failure that was mapped, not of the handler's own
    Blame blame = handlerFailure == null ? resolution.blame(status) : Blame.of(status);
    return new Classification(resolution, status, blame, handlerFailure);
  }

  /** The same failure as one that nobody waits for: 499, {@link Blame#ABORTED}, no handler. */
  static Classification aborted(Throwable thrown, Throwable error) {
    Resolution none = new Resolution(thrown, error, error, 499, null, null, false, null, null);
    return new Classification(none, 499, Blame.ABORTED, null);
  }

  /** {@return the throwable as it was given} */
  public Throwable thrown() {
    return resolution.thrown();
  }

  /** {@return the throwable inside its wrappers} */
  public Throwable error() {
    return resolution.error();
  }

  /**
   * {@return the status: of the answer once a handler has run, before that the one that it starts
   * with}
   */
  public int status() {
    return status;
  }

  /** {@return who is to blame} */
  public Blame blame() {
    return blame;
  }

  /**
   * {@return whether nothing was known about the error, so that its details must not reach the
   * client}
   */
  public boolean unexpected() {
    return resolution.unexpected();
  }

  /**
   * {@return the handler that answers, for people, for example {@code on(404), registered at
   * Shop.java:31}}
   */
  public Optional<String> handledBy() {
    return Optional.ofNullable(resolution.slot()).map(Slot::toString);
  }

  /**
   * What the handler threw; a null that it returned counts as a {@code NullPointerException}. Where
   * no handler failed, what a function given to {@code map} threw when it was asked about the
   * error.
   *
   * @return what the handler threw; empty if it answered
   */
  public Optional<Throwable> handlerFailure() {
    return Optional.ofNullable(handlerFailure).or(this::mappingFailure);
  }

  private Optional<Throwable> mappingFailure() {
    return Optional.ofNullable(resolution.mappingFailure());
  }

  /**
   * A few lines for people: what was unwrapped, what gave the status, what was asked for in which
   * scope, and which handler won. The look-up is done once more for it.
   *
   * @return several lines for people
   */
  public String explain() {
    StringBuilder text = new StringBuilder(512);
    text.append(error().getClass().getName());
    for (Throwable wrapper : Causes.chain(thrown())) {
      if (wrapper == error()) {
        break;
      }
      text.append("\n  taken out of ").append(wrapper.getClass().getName());
    }
    text.append("\n  status ").append(status).append(", blame ").append(blame);
    Meaning meaning = resolution.meaning();
    if (meaning != null) {
      text.append(", by ").append(meaning.mapping());
    } else if (unexpected()) {
      text.append(", unexpected");
    }
    text.append(resolution.trail());
    text.append("\n  answered by ").append(handledBy().orElse("the built-in envelope"));
    if (handlerFailure != null) {
      text.append("\n  which failed with ").append(handlerFailure.getClass().getName());
    }
    return SafeText.printable(text.toString());
  }

  @Override
  public String toString() {
    return status + " " + blame + " " + error().getClass().getName();
  }
}
