package dev.outcry;

import dev.outcry.classify.Blame;
import dev.outcry.classify.Classification;
import dev.outcry.classify.Handled;
import dev.outcry.envelope.ErrorEnvelope;
import dev.outcry.report.Fingerprint;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one failure. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Failure {

  private final Handled handled;
  private final String requestId;
  private final Function<? super Throwable, Fingerprint> fingerprints;
  private volatile @Nullable Fingerprint fingerprint;

  Failure(
      Handled handled, String requestId, Function<? super Throwable, Fingerprint> fingerprints) {
    this.handled = handled;
    this.requestId = requestId;
    this.fingerprints = fingerprints;
  }

  /** {@return what it was} */
  public Classification classification() {
    return handled.classification();
  }

  /** {@return what the client may know} */
  public ErrorEnvelope envelope() {
    return handled.envelope();
  }

  /** {@return the id of the request or of the piece of work} */
  public String requestId() {
    return requestId;
  }

  /** {@return the status: of the response, and in its body. 499 for a client that went away} */
  public int status() {
    return classification().status();
  }

  /** {@return who is to blame} */
  public Blame blame() {
    return classification().blame();
  }

  /**
   * Which failure it is, over all its occurrences. Only for {@link Blame#SERVER} and {@link
   * Blame#DEPENDENCY}: it has to read the stack trace.
   *
   * @return empty for what the client or an overload is to blame for
   */
  public Optional<Fingerprint> fingerprint() {
    if (blame() != Blame.SERVER && blame() != Blame.DEPENDENCY) {
      return Optional.empty();
    }
    Fingerprint known = fingerprint;
    if (known == null) {
      known = fingerprintOf(classification()); // twice at worst, with one result
      fingerprint = known;
    }
    return Optional.of(known);
  }

  /** A handler that failed makes another failure of it: there are two bugs to find. */
  private Fingerprint fingerprintOf(Classification what) {
    Fingerprint error = fingerprints.apply(what.error());
    return what.handlerFailure()
        .map(second -> new Fingerprint(31 * error.bits() + fingerprints.apply(second).bits()))
        .orElse(error);
  }

  /**
   * {@return the exit code for a command-line tool, of {@code sysexits.h} where it has one: CLIENT
   * 65, DEPENDENCY 69, SERVER 70, OVERLOAD 75, ABORTED 130}
   */
  public int exitCode() {
    return switch (blame()) {
      case CLIENT -> 65;
      case DEPENDENCY -> 69;
      case SERVER -> 70;
      case OVERLOAD -> 75;
      case ABORTED -> 130;
    };
  }

  /** For debugging, for example {@code 409 CLIENT 0190f3a1-...}. */
  @Override
  public String toString() {
    return status() + " " + blame() + " " + requestId;
  }
}
