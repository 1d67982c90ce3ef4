package dev.outcry.http;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.internal.FieldErrors;
import dev.outcry.internal.HeaderFields;
import dev.outcry.internal.MemberNames;
import dev.outcry.internal.Payload;
import dev.outcry.internal.SafeText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that knows its HTTP status and what the client may know of it.
 *
 * <pre>{@code
 * throw new Conflict("Sold out.").reason("out_of_stock").with("sku", sku);
 * }</pre>
 *
 * <p>The status is set once, is 400 to 599, and is the status of the response as well as the one in
 * its body. {@linkplain #description() Description}, {@linkplain #reason() reason}, {@linkplain
 * #errors() field errors}, {@linkplain #payload() payload} and {@linkplain #headers() headers} go
 * to the client. {@linkplain #getMessage() Message} and {@linkplain #getCause() cause} go to the
 * log only.
 *
 * <p>Subclass it for a domain's own failures. The setters change this exception and return it; like
 * any exception that is still being built it belongs to one thread until it is thrown.
 *
 * @serial exclude
 * @since 0.1.0
 */
@SuppressWarnings("InvalidBlockTag") // javadoc knows that one of classes, Error Prone does not
public class HttpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private @Nullable String description;
  private @Nullable String reason;
  private @Nullable URI type;
  private @Nullable String logMessage;
  private @Nullable Throwable cause;
  private FieldErrors errors = FieldErrors.NONE;
  private Payload payload = Payload.NONE;
  private HeaderFields headers = HeaderFields.NONE;

  /**
   * A failure with the default description of its status.
   *
   * @param status 400 to 599
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public HttpException(int status) {
    this(status, null, null, true);
  }

  /**
   * A failure with a description of its own.
   *
   * @param status 400 to 599
   * @param description what the client may read; null for the default of the status
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public HttpException(int status, @Nullable String description) {
    this(status, description, null, true);
  }

  /**
   * A failure with a description and, for the log, its cause.
   *
   * @param status 400 to 599
   * @param description what the client may read; null for the default of the status
   * @param cause what brought it about, for the log
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public HttpException(int status, @Nullable String description, @Nullable Throwable cause) {
    this(status, description, cause, true);
  }

  /**
   * For subclasses that decide about the stack trace.
   *
   * @param status 400 to 599
   * @param description what the client may read
   * @param cause what brought it about, for the log
   * @param writableStackTrace false for failures that are thrown to steer and never debugged: they
   *     cost a fortieth
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  protected HttpException(
      int status,
      @Nullable String description,
      @Nullable Throwable cause,
      boolean writableStackTrace) {
    super(null, null, true, writableStackTrace);
    this.status = ErrorStatus.require(status);
    this.description = clientText(description);
    this.cause = cause;
  }

  /** {@return the HTTP status, 400 to 599} */
  public final int status() {
    return status;
  }

  /**
   * {@return what the client may read about this failure; the default of the status unless one was
   * set}
   */
  public final String description() {
    return description == null ? HttpStatus.description(status) : description;
  }

  /** {@return the word for machines, such as {@code out_of_stock}; null unless set} */
  public final @Nullable String reason() {
    return reason;
  }

  /** {@return the problem type of RFC 9457 section 3.1.1; null unless set} */
  public final @Nullable URI type() {
    return type;
  }

  /**
   * {@return messages by the path of the field that they are about; unmodifiable, in the order of
   * adding}
   */
  public final Map<String, List<String>> errors() {
    return errors;
  }

  /**
   * {@return the application's own members of the envelope; unmodifiable, in the order of adding}
   */
  public final Map<String, @Nullable Object> payload() {
    return payload;
  }

  /** {@return headers for the response; unmodifiable, names compared without case} */
  public final Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Sets what the client may read; at most 4,096 characters are kept, null gives the default.
   *
   * @param description what the client may read
   * @return this exception
   */
  public final HttpException description(@Nullable String description) {
    this.description = clientText(description);
    return this;
  }

  /**
   * Sets the word for machines.
   *
   * @param reason 1 to 100 of {@code A-Z a-z 0-9 . _ : -}
   * @return this exception
   * @throws IllegalArgumentException if it is anything else
   */
  public final HttpException reason(String reason) {
    this.reason = MemberNames.checkReason(reason);
    return this;
  }

  /**
   * Sets the problem type (RFC 9457 section 3.1.1): absolute, or relative with its full path.
   *
   * @param type absolute, or relative with its full path
   * @return this exception
   */
  public final HttpException type(URI type) {
    this.type = MemberNames.checkReference(type);
    return this;
  }

  /**
   * Adds a message about one field, for people. The first 100 of an envelope are kept.
   *
   * @param field the path of the field, such as {@code items[0].qty}; empty for the whole body
   * @param message what is wrong, without the client's value
   * @return this exception
   */
  public final HttpException error(String field, String message) {
    errors = errors.plus(field, message);
    return this;
  }

  /**
   * Adds a member of the application's own to the envelope. The value is frozen at once: strings,
   * numbers, booleans, null, maps, collections, arrays and optionals keep their shape, anything
   * else becomes its {@code toString}. Depth 16, 1,000 values and 64 KB in all; an ellipsis stands
   * for what is beyond, and a new member for which nothing is left stays out.
   *
   * @param key the name of the member
   * @param value frozen at once
   * @return this exception
   * @throws IllegalArgumentException if the key is empty or a member of the envelope itself
   */
  public final HttpException with(String key, @Nullable Object value) {
    payload = payload.with(key, value);
    return this;
  }

  /**
   * Adds a header to the response; a name that is there already gets one more value.
   *
   * @param name compared without case
   * @param value visible ASCII, spaces and tabs, at most 1,024 characters
   * @return this exception
   * @throws IllegalArgumentException if name or value cannot stand in a response, or the name is
   *     one that describes the body or the connection
   */
  public final HttpException header(String name, String value) {
    headers = headers.plus(name, value);
    return this;
  }

  /**
   * Sets {@code Retry-After} (RFC 9110 section 10.2.3) in whole seconds, rounded up.
   *
   * @param delay how long, rounded up to whole seconds
   * @return this exception
   * @throws IllegalArgumentException if the duration is negative
   */
  public final HttpException retryAfter(Duration delay) {
    headers = headers.retryAfter(delay);
    return this;
  }

  /**
   * Sets the message for the log. The client never sees it.
   *
   * @param message the text for the log
   * @return this exception
   */
  public final HttpException logMessage(String message) {
    this.logMessage = message;
    return this;
  }

  /**
   * Sets the cause, for the log.
   *
   * @param cause what brought it about, for the log
   * @return this exception
   * @throws IllegalArgumentException if the cause is this exception itself
   */
  public final HttpException causedBy(Throwable cause) {
    if (cause == this) {
      throw new IllegalArgumentException("a failure cannot be its own cause");
    }
    this.cause = cause;
    return this;
  }

  /** The message for the log: the one that was set, or status, name and description. */
  @Override
  public String getMessage() {
    return logMessage != null
        ? logMessage
        : status + " " + HttpStatus.phrase(status) + ": " + description();
  }

  @Override
  public synchronized @Nullable Throwable getCause() {
    return cause;
  }

  /**
   * As {@link #causedBy}, for code that knows only {@code Throwable}.
   *
   * @throws IllegalStateException if there is a cause already
   */
  @Override
  public synchronized Throwable initCause(@Nullable Throwable cause) {
    if (this.cause != null) {
      throw new IllegalStateException("this failure has a cause already", this);
    }
    return cause == null ? this : causedBy(cause);
  }

  private static @Nullable String clientText(@Nullable String description) {
    if (description == null) {
      return null;
    }
    return SafeText.clip(description, Bounds.DESCRIPTION_CHARS);
  }
}
