package dev.outcry.envelope;

import dev.outcry.http.HttpException;
import dev.outcry.http.HttpStatus;
import dev.outcry.internal.Bounds;
import dev.outcry.internal.ErrorStatus;
import dev.outcry.internal.FieldErrors;
import dev.outcry.internal.HeaderFields;
import dev.outcry.internal.MemberNames;
import dev.outcry.internal.Payload;
import dev.outcry.internal.SafeText;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the client may know about a failure. One model for every format:
 *
 * <table>
 * <caption>Members by format</caption>
 * <tr><th>here</th><th>application/json</th><th>application/problem+json (RFC 9457)</th></tr>
 * <tr><td>{@link #status()}</td><td>code</td><td>status</td></tr>
 * <tr><td>{@link #name()}</td><td>name</td><td>title</td></tr>
 * <tr><td>{@link #description()}</td><td>description</td><td>detail</td></tr>
 * <tr><td>{@link #reason()}</td><td>reason</td><td>reason, and the end of type</td></tr>
 * <tr><td>{@link #errors()}</td><td>errors: an object, messages by path</td>
 *     <td>errors: a list of detail and pointer</td></tr>
 * <tr><td>the request id</td><td>request_id</td><td>request_id, and instance</td></tr>
 * <tr><td>{@link #payload()}</td><td>members of their own</td><td>members of their own</td></tr>
 * </table>
 *
 * <p>The status is set once, is 400 to 599, and is the status of the response, so that a handler
 * cannot answer 200 by accident. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ErrorEnvelope {

  private static final ErrorEnvelope[] PLAIN = new ErrorEnvelope[ErrorStatus.COUNT];

  static {
    for (int status = ErrorStatus.FIRST; status <= ErrorStatus.LAST; status++) {
      PLAIN[status - ErrorStatus.FIRST] = new ErrorEnvelope(new Builder(status));
    }
  }

  private final int status;
  private final @Nullable String description;
  private final @Nullable String reason;
  private final @Nullable URI type;
  private final @Nullable URI instance;
  private final FieldErrors errors;
  private final Payload payload;
  private final HeaderFields headers;

  private ErrorEnvelope(Builder builder) {
    this.status = builder.status;
    this.description = builder.description;
    this.reason = builder.reason;
    this.type = builder.type;
    this.instance = builder.instance;
    this.errors = builder.errors;
    this.payload = builder.payload;
    this.headers = builder.headers;
  }

  /**
   * {@return the plain envelope of a status}
   *
   * @param status 400 to 599
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static ErrorEnvelope of(int status) {
    return PLAIN[ErrorStatus.require(status) - ErrorStatus.FIRST];
  }

  /**
   * {@return the envelope of a status with a description of its own}
   *
   * @param status 400 to 599
   * @param description what the client may read
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static ErrorEnvelope of(int status, @Nullable String description) {
    return of(status).description(description);
  }

  /**
   * {@return everything that the exception says to the client; nothing of its message and cause}
   *
   * @param error what was thrown
   */
  public static ErrorEnvelope of(HttpException error) {
    ErrorEnvelope plain = of(error.status());
    Builder builder = new Builder(error.status());
    String description = error.description();
    builder.description = description.equals(plain.description()) ? null : description;
    builder.reason = error.reason();
    builder.type = error.type();
    builder.errors = FieldErrors.copyOf(error.errors());
    builder.payload = Payload.copyOf(error.payload());
    builder.headers = HeaderFields.copyOf(error.headers());
    ErrorEnvelope envelope = new ErrorEnvelope(builder);
    return envelope.isPlain() && envelope.headers.isEmpty() ? plain : envelope;
  }

  /** {@return the HTTP status, 400 to 599} */
  public int status() {
    return status;
  }

  /** {@return the reason phrase of the status, such as {@code Not Found}} */
  public String name() {
    return HttpStatus.phrase(status);
  }

  /** {@return the text for the client; the default of the status unless one was set} */
  public String description() {
    return description == null ? HttpStatus.description(status) : description;
  }

  /** {@return the word for machines, such as {@code out_of_stock}; null unless set} */
  public @Nullable String reason() {
    return reason;
  }

  /** {@return the problem type (RFC 9457 section 3.1.1); null unless set} */
  public @Nullable URI type() {
    return type;
  }

  /** {@return the occurrence (RFC 9457 section 3.1.5); null unless set} */
  public @Nullable URI instance() {
    return instance;
  }

  /**
   * {@return messages by the path of the field that they are about; unmodifiable, in the order of
   * adding}
   */
  public Map<String, List<String>> errors() {
    return errors;
  }

  /** {@return the application's own members; unmodifiable, in the order of adding} */
  public Map<String, @Nullable Object> payload() {
    return payload;
  }

  /** {@return headers for the response; unmodifiable, names compared without case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * With this text for the client; at most 4,096 characters are kept, null gives the default.
   *
   * @param description what the client may read
   * @return such an envelope
   */
  public ErrorEnvelope description(@Nullable String description) {
    Builder builder = new Builder(this);
    builder.description =
        description == null ? null : SafeText.clip(description, Bounds.DESCRIPTION_CHARS);
    return new ErrorEnvelope(builder);
  }

  /**
   * With this word for machines.
   *
   * @param reason 1 to 100 of {@code A-Z a-z 0-9 . _ : -}
   * @return such an envelope
   * @throws IllegalArgumentException if it is anything else
   */
  public ErrorEnvelope reason(String reason) {
    Builder builder = new Builder(this);
    builder.reason = MemberNames.checkReason(reason);
    return new ErrorEnvelope(builder);
  }

  /**
   * With this problem type; it appears in problem+json.
   *
   * @param type absolute, or relative with its full path
   * @return such an envelope
   * @throws IllegalArgumentException if it is neither absolute nor a full path
   */
  public ErrorEnvelope type(URI type) {
    Builder builder = new Builder(this);
    builder.type = MemberNames.checkReference(type);
    return new ErrorEnvelope(builder);
  }

  /**
   * With this occurrence in the place of the one that the request id gives; it appears in
   * problem+json.
   *
   * @param instance the occurrence
   * @return such an envelope
   * @throws IllegalArgumentException if it is neither absolute nor a full path
   */
  public ErrorEnvelope instance(URI instance) {
    Builder builder = new Builder(this);
    builder.instance = MemberNames.checkReference(instance);
    return new ErrorEnvelope(builder);
  }

  /**
   * With one more message about one field; the first 100 messages are kept.
   *
   * @param path the path of the field, such as {@code items[0].qty}; empty for the whole body
   * @param message what is wrong, without the client's value
   * @return such an envelope
   */
  public ErrorEnvelope error(String path, String message) {
    Builder builder = new Builder(this);
    builder.errors = errors.plus(path, message);
    return new ErrorEnvelope(builder);
  }

  /**
   * With these field errors in the place of the present ones; the first 100 messages are kept.
   *
   * @param errors messages by the path of the field
   * @return such an envelope
   */
  public ErrorEnvelope errors(Map<String, ? extends Collection<String>> errors) {
    Builder builder = new Builder(this);
    builder.errors = FieldErrors.copyOf(errors);
    return new ErrorEnvelope(builder);
  }

  /**
   * With a member of the application's own. The value is frozen at once: strings, numbers,
   * booleans, null, maps, collections, arrays and optionals keep their shape, anything else becomes
   * its {@code toString}. Depth 16, 1,000 values and 64 KB in all; an ellipsis stands for what is
   * beyond, and a new member for which nothing is left stays out.
   *
   * @param key the name of the member
   * @param value frozen at once
   * @return such an envelope
   * @throws IllegalArgumentException if the key is empty or a member of the envelope itself
   */
  public ErrorEnvelope with(String key, @Nullable Object value) {
    Builder builder = new Builder(this);
    builder.payload = payload.with(key, value);
    return new ErrorEnvelope(builder);
  }

  /**
   * With one more header for the response; a name that is there already gets one more value.
   *
   * @param name compared without case
   * @param value visible ASCII, spaces and tabs
   * @return such an envelope
   * @throws IllegalArgumentException if name or value cannot stand in a response, or the name is
   *     one that describes the body or the connection
   */
  public ErrorEnvelope header(String name, String value) {
    return headers(headers.plus(name, value));
  }

  /**
   * With {@code Retry-After} in whole seconds, rounded up.
   *
   * @param delay how long, rounded up to whole seconds
   * @return such an envelope
   * @throws IllegalArgumentException if the duration is negative
   */
  public ErrorEnvelope retryAfter(Duration delay) {
    return headers(headers.retryAfter(delay));
  }

  /**
   * These headers win; of the other ones those are added whose name is not among them. The
   * classifier merges the headers of a thrown {@link HttpException} into a handler's envelope so.
   *
   * @param others added where the envelope has none of the name
   * @return such an envelope
   */
  public ErrorEnvelope headersOrElse(Map<String, List<String>> others) {
    return others.isEmpty() ? this : headers(headers.orElse(HeaderFields.copyOf(others)));
  }

  private ErrorEnvelope headers(HeaderFields headers) {
    Builder builder = new Builder(this);
    builder.headers = headers;
    return new ErrorEnvelope(builder);
  }

  /** Whether the body is the same for every failure of this status but for the request id. */
  boolean isPlain() {
    return description == null
        && reason == null
        && type == null
        && instance == null
        && errors.isEmpty()
        && payload.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ErrorEnvelope that
        && status == that.status
        && description().equals(that.description())
        && Objects.equals(reason, that.reason)
        && Objects.equals(type, that.type)
        && Objects.equals(instance, that.instance)
        && errors.equals(that.errors)
        && payload.equals(that.payload)
        && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, description(), reason, type, instance, errors, payload, headers);
  }

  /** For debugging, for example {@code 409 Conflict out_of_stock: Sold out.} */
  @Override
  public String toString() {
    return status + " " + name() + (reason == null ? "" : " " + reason) + ": " + description();
  }

  /** The fields of an envelope that is being made from another one. */
  private static final class Builder {
    private final int status;
    private @Nullable String description;
    private @Nullable String reason;
    private @Nullable URI type;
    private @Nullable URI instance;
    private FieldErrors errors = FieldErrors.NONE;
    private Payload payload = Payload.NONE;
    private HeaderFields headers = HeaderFields.NONE;

    Builder(int status) {
      this.status = status;
    }

    Builder(ErrorEnvelope envelope) {
      this(envelope.status);
      description = envelope.description;
      reason = envelope.reason;
      type = envelope.type;
      instance = envelope.instance;
      errors = envelope.errors;
      payload = envelope.payload;
      headers = envelope.headers;
    }
  }
}
