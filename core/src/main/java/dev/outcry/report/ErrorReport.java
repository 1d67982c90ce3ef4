package dev.outcry.report;

import dev.outcry.classify.Blame;
import dev.outcry.context.TraceContext;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.scrub.Scrubber;
import dev.outcry.scrub.Scrubbers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the team is told of a failure: no live throwable, no text that was not scrubbed.
 *
 * <p>Immutable, thread-safe, and bounded: 16 causes with 256 frames each, messages of 8,192
 * characters, other texts of 512.
 *
 * @since 0.1.0
 */
public final class ErrorReport {

  /**
   * A throwable of the chain.
   *
   * @param type the name of its class
   * @param message its message; null where it has none
   * @param frames where it was made, the innermost call first
   */
  public record Cause(String type, @Nullable String message, List<StackTraceElement> frames) {

    /**
     * Copies the frames.
     *
     * @param type the name of the class
     * @param message scrubbed; null where there is none
     * @param frames innermost first
     */
    public Cause {
      Objects.requireNonNull(type, "type");
      frames = List.copyOf(frames);
    }
  }

  private final Builder parts;
  private final Fingerprint fingerprint;
  private final Instant occurredAt;
  private final Blame blame;

  private ErrorReport(Builder parts) {
    this.parts = parts;
    this.fingerprint =
        parts.fingerprint != null ? parts.fingerprint : ReportTexts.fingerprint(parts.causes);
    this.occurredAt = parts.occurredAt != null ? parts.occurredAt : Instant.now();
    this.blame = parts.blame != null ? parts.blame : Blame.of(parts.status);
  }

  /**
   * Starts a report whose texts {@link Scrubbers#defaults()} scrubs.
   *
   * @return a builder
   */
  public static Builder builder() {
    return builder(Scrubbers.defaults());
  }

  /**
   * Starts a report whose texts this one scrubs; where it fails, it hides the text.
   *
   * @param scrubber hides what must not be seen
   * @return a builder
   */
  public static Builder builder(Scrubber scrubber) {
    return new Builder(new ReportTexts(scrubber));
  }

  /**
   * A copy to change; what is set anew is scrubbed as the rest was.
   *
   * @return a builder with all that this report says
   */
  public Builder toBuilder() {
    Builder copy = new Builder(parts);
    copy.fingerprint = fingerprint;
    copy.occurredAt = occurredAt;
    copy.blame = blame;
    return copy;
  }

  /** {@return which failure it is} */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** {@return when it happened} */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** {@return the status that was answered, 400 to 599} */
  public int status() {
    return parts.status;
  }

  /** {@return who is to blame} */
  public Blame blame() {
    return blame;
  }

  /** {@return the machine-readable reason; null if none} */
  public @Nullable String reason() {
    return parts.reason;
  }

  /**
   * {@return the throwables, outermost first and the root cause last; what a handler failed with
   * first}
   */
  public List<Cause> causes() {
    return parts.causes;
  }

  /** {@return the id of the request or of the piece of work; null where there was none} */
  public @Nullable String requestId() {
    return parts.requestId;
  }

  /** {@return the trace that it belongs to} */
  public Optional<TraceContext> trace() {
    return Optional.ofNullable(parts.trace);
  }

  /** {@return the name of work without a path; null for a request} */
  public @Nullable String operation() {
    return parts.operation;
  }

  /** {@return the HTTP method; null where there is none} */
  public @Nullable String method() {
    return parts.method;
  }

  /** {@return the path within the application, without the query; null where there is none} */
  public @Nullable String path() {
    return parts.path;
  }

  /** {@return the user in the form that may be logged; null if unknown} */
  public @Nullable String user() {
    return parts.user;
  }

  /** {@return the release of the application; null if it was not told} */
  public @Nullable String release() {
    return parts.release;
  }

  /** {@return where it runs, such as {@code production}; null if it was not told} */
  public @Nullable String environment() {
    return parts.environment;
  }

  /**
   * {@return how many more of this failure there were since the last report of it, which nobody
   * reports}
   */
  public long suppressed() {
    return parts.suppressed;
  }

  /** One line, for example {@code 500 SERVER 0123456789abcdef java.io.IOException: disk full}. */
  @Override
  public String toString() {
    return status() + " " + blame + " " + fingerprint + " " + ReportTexts.title(this);
  }

  /** Collects the parts of a report; not thread-safe. Every part is optional. */
  public static final class Builder {
    private static final long MOST_SUPPRESSED = 1L << 53;

    private final ReportTexts texts;
    private @Nullable Fingerprint fingerprint;
    private @Nullable Instant occurredAt;
    private int status = 500;
    private @Nullable Blame blame;
    private @Nullable String reason;
    private List<Cause> causes = List.of();
    private @Nullable String requestId;
    private @Nullable TraceContext trace;
    private @Nullable String operation;
    private @Nullable String method;
    private @Nullable String path;
    private @Nullable String user;
    private @Nullable String release;
    private @Nullable String environment;
    private long suppressed;

    private Builder(ReportTexts texts) {
      this.texts = texts;
    }

    private Builder(Builder other) {
      this.texts = other.texts;
      this.fingerprint = other.fingerprint;
      this.occurredAt = other.occurredAt;
      this.status = other.status;
      this.blame = other.blame;
      this.reason = other.reason;
      this.causes = other.causes;
      this.requestId = other.requestId;
      this.trace = other.trace;
      this.operation = other.operation;
      this.method = other.method;
      this.path = other.path;
      this.user = other.user;
      this.release = other.release;
      this.environment = other.environment;
      this.suppressed = other.suppressed;
    }

    /**
     * Sets which failure it is; when absent it is made of the causes.
     *
     * @param fingerprint the fingerprint
     * @return this builder
     */
    public Builder fingerprint(Fingerprint fingerprint) {
      this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
      return this;
    }

    /**
     * Sets when it happened: now.
     *
     * @param occurredAt the moment
     * @return this builder
     */
    public Builder occurredAt(Instant occurredAt) {
      this.occurredAt = Objects.requireNonNull(occurredAt, "occurredAt");
      return this;
    }

    /**
     * Sets the status: 500.
     *
     * @param status 400 to 599
     * @return this builder
     * @throws IllegalArgumentException if it is not 400 to 599
     */
    public Builder status(int status) {
      this.status = ErrorStatus.require(status);
      return this;
    }

    /**
     * Sets who is to blame; when absent, the status says it.
     *
     * @param blame who is to blame
     * @return this builder
     */
    public Builder blame(Blame blame) {
      this.blame = Objects.requireNonNull(blame, "blame");
      return this;
    }

    /**
     * Sets the machine-readable reason.
     *
     * @param reason the word for machines
     * @return this builder
     */
    public Builder reason(@Nullable String reason) {
      this.reason = texts.label(reason);
      return this;
    }

    /**
     * Sets the throwables, outermost first.
     *
     * @param causes the chain, outermost first
     * @return this builder
     */
    public Builder causes(List<Cause> causes) {
      this.causes = texts.causes(causes);
      return this;
    }

    /**
     * Sets the throwables to this one and its causes, as they are now; it is not kept.
     *
     * @param error what was thrown
     * @return this builder
     */
    public Builder error(Throwable error) {
      this.causes = texts.causes(error, null);
      return this;
    }

    /**
     * As {@link #error(Throwable)}, where something failed while the error was dealt with: that one
     * is told first.
     *
     * @param error what was thrown
     * @param meanwhile what failed while the error was dealt with
     * @return this builder
     */
    public Builder error(Throwable error, Throwable meanwhile) {
      this.causes = texts.causes(error, meanwhile);
      return this;
    }

    /**
     * Sets the id of the request or of the piece of work.
     *
     * @param requestId the id
     * @return this builder
     */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = texts.id(requestId);
      return this;
    }

    /**
     * Sets the trace.
     *
     * @param trace the trace
     * @return this builder
     */
    public Builder trace(@Nullable TraceContext trace) {
      this.trace = trace;
      return this;
    }

    /**
     * Sets the name of work without a path.
     *
     * @param operation the name of the work
     * @return this builder
     */
    public Builder operation(@Nullable String operation) {
      this.operation = texts.label(operation);
      return this;
    }

    /**
     * Sets the HTTP method.
     *
     * @param method the HTTP method
     * @return this builder
     */
    public Builder method(@Nullable String method) {
      this.method = texts.label(method);
      return this;
    }

    /**
     * Sets the path, without the query.
     *
     * @param path without the query
     * @return this builder
     */
    public Builder path(@Nullable String path) {
      this.path = texts.label(path);
      return this;
    }

    /**
     * Sets the user, in the form that may be logged.
     *
     * @param user a pseudonym, say; null if unknown
     * @return this builder
     */
    public Builder user(@Nullable String user) {
      this.user = texts.label(user);
      return this;
    }

    /**
     * Sets the release.
     *
     * @param release the release
     * @return this builder
     */
    public Builder release(@Nullable String release) {
      this.release = texts.label(release);
      return this;
    }

    /**
     * Sets where it runs.
     *
     * @param environment the environment
     * @return this builder
     */
    public Builder environment(@Nullable String environment) {
      this.environment = texts.label(environment);
      return this;
    }

    /**
     * Sets how many more there were since the last report: none. At most 2<sup>53</sup> count, as
     * far as JSON goes, and far enough from where sums of them overflow.
     *
     * @param suppressed how many equal ones there were since the last report
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder suppressed(long suppressed) {
      if (suppressed < 0) {
        throw new IllegalArgumentException(
            "the number of suppressed reports is 0 or more, not " + suppressed);
      }
      this.suppressed = Math.min(suppressed, MOST_SUPPRESSED);
      return this;
    }

    /**
     * Builds the report.
     *
     * @return the report
     */
    public ErrorReport build() {
      return new ErrorReport(new Builder(this));
    }
  }
}
