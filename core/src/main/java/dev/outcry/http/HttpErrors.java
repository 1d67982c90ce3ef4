package dev.outcry.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: a class for each status that applications throw, under its name of RFC 9110, and
 * {@code of} for these and every other status from 400 to 599.
 *
 * <pre>{@code
 * throw new NotFound("No order " + id + ".").reason("order_not_found");
 * throw abort(404);
 * }</pre>
 *
 * <p>4xx failures made by {@code of} and {@code abort} have no stack trace: they steer, and a trace
 * costs forty times the rest. Those made by {@code new} keep theirs, and so do all 5xx.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // nobody stores these; a version number in each would only be noise
public final class HttpErrors {

  private HttpErrors() {}

  /**
   * {@return the failure with this status: an instance of the catalogue's class where it has one}
   *
   * @param status 400 to 599
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static HttpException of(int status) {
    return make(status, null);
  }

  /**
   * {@return the failure with this status and a description for the client}
   *
   * @param status 400 to 599
   * @param description what the client may read
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static HttpException of(int status, String description) {
    return make(status, description);
  }

  /**
   * Throws the failure with this status; declared to return it, so that the compiler understands
   * {@code throw abort(404)}.
   *
   * @param status 400 to 599
   * @return never: it throws
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static HttpException abort(int status) {
    throw make(status, null);
  }

  /**
   * Throws the failure with this status and a description for the client.
   *
   * @param status 400 to 599
   * @param description what the client may read
   * @return never: it throws
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static HttpException abort(int status, String description) {
    throw make(status, description);
  }

  private static HttpException make(int status, @Nullable String description) {
    boolean trace = status >= 500;
    return switch (status) {
      case 400 -> new BadRequest(description, null, trace);
      case 401 -> new Unauthorized(description, null, trace);
      case 403 -> new Forbidden(description, null, trace);
      case 404 -> new NotFound(description, null, trace);
      case 405 -> new MethodNotAllowed(description, null, trace);
      case 406 -> new NotAcceptable(description, null, trace);
      case 408 -> new RequestTimeout(description, null, trace);
      case 409 -> new Conflict(description, null, trace);
      case 410 -> new Gone(description, null, trace);
      case 412 -> new PreconditionFailed(description, null, trace);
      case 413 -> new ContentTooLarge(description, null, trace);
      case 415 -> new UnsupportedMediaType(description, null, trace);
      case 416 -> new RangeNotSatisfiable(description, null, trace);
      case 422 -> new UnprocessableContent(description, null, trace);
      case 423 -> new Locked(description, null, trace);
      case 428 -> new PreconditionRequired(description, null, trace);
      case 429 -> new TooManyRequests(description, null, trace);
      case 500 -> new InternalServerError(description, null, trace);
      case 501 -> new NotImplemented(description, null, trace);
      case 502 -> new BadGateway(description, null, trace);
      case 503 -> new ServiceUnavailable(description, null, trace);
      case 504 -> new GatewayTimeout(description, null, trace);
      default -> new HttpException(status, description, null, trace);
    };
  }

  /** 400 Bad Request. */
  public static class BadRequest extends HttpException {
    /** With the default description. */
    public BadRequest() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public BadRequest(String description) {
      this(description, null, true);
    }

    BadRequest(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(400, description, cause, trace);
    }
  }

  /** 401 Unauthorized. */
  public static class Unauthorized extends HttpException {
    /**
     * With a {@code WWW-Authenticate} header for each challenge, in this order, never joined.
     *
     * @param challenges such as {@code Basic realm="shop"}; none sends no header
     * @throws IllegalArgumentException if one is no challenge of RFC 9110 section 11.6.1
     */
    @SuppressWarnings("this-escape") // header(..) is final
    public Unauthorized(String... challenges) {
      this(null, null, true);
      for (String challenge : challenges) {
        header("WWW-Authenticate", HeaderArguments.challenge(challenge));
      }
    }

    Unauthorized(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(401, description, cause, trace);
    }
  }

  /** 403 Forbidden. */
  public static class Forbidden extends HttpException {
    /** With the default description. */
    public Forbidden() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public Forbidden(String description) {
      this(description, null, true);
    }

    Forbidden(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(403, description, cause, trace);
    }
  }

  /** 404 Not Found. */
  public static class NotFound extends HttpException {
    /** With the default description. */
    public NotFound() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public NotFound(String description) {
      this(description, null, true);
    }

    NotFound(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(404, description, cause, trace);
    }
  }

  /** 405 Method Not Allowed. */
  public static class MethodNotAllowed extends HttpException {
    /**
     * With an {@code Allow} header that names the methods; none sends no header.
     *
     * @param allow the methods that there are
     * @throws IllegalArgumentException if one is no method of RFC 9110 section 9.1
     */
    @SuppressWarnings("this-escape") // header(..) is final
    public MethodNotAllowed(String... allow) {
      this(null, null, true);
      if (allow.length > 0) {
        header("Allow", HeaderArguments.methods(allow));
      }
    }

    MethodNotAllowed(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(405, description, cause, trace);
    }
  }

  /** 406 Not Acceptable. */
  public static class NotAcceptable extends HttpException {
    /** With the default description. */
    public NotAcceptable() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public NotAcceptable(String description) {
      this(description, null, true);
    }

    NotAcceptable(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(406, description, cause, trace);
    }
  }

  /** 408 Request Timeout. */
  public static class RequestTimeout extends HttpException {
    /** With the default description. */
    public RequestTimeout() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public RequestTimeout(String description) {
      this(description, null, true);
    }

    RequestTimeout(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(408, description, cause, trace);
    }
  }

  /** 409 Conflict. */
  public static class Conflict extends HttpException {
    /** With the default description. */
    public Conflict() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public Conflict(String description) {
      this(description, null, true);
    }

    Conflict(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(409, description, cause, trace);
    }
  }

  /** 410 Gone. */
  public static class Gone extends HttpException {
    /** With the default description. */
    public Gone() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public Gone(String description) {
      this(description, null, true);
    }

    Gone(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(410, description, cause, trace);
    }
  }

  /** 412 Precondition Failed. */
  public static class PreconditionFailed extends HttpException {
    /** With the default description. */
    public PreconditionFailed() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public PreconditionFailed(String description) {
      this(description, null, true);
    }

    PreconditionFailed(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(412, description, cause, trace);
    }
  }

  /** 413 Content Too Large. */
  public static class ContentTooLarge extends HttpException {
    /** With the default description. */
    public ContentTooLarge() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public ContentTooLarge(String description) {
      this(description, null, true);
    }

    ContentTooLarge(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(413, description, cause, trace);
    }
  }

  /** 415 Unsupported Media Type. */
  public static class UnsupportedMediaType extends HttpException {
    /** With the default description. */
    public UnsupportedMediaType() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public UnsupportedMediaType(String description) {
      this(description, null, true);
    }

    UnsupportedMediaType(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(415, description, cause, trace);
    }
  }

  /** 416 Range Not Satisfiable. */
  public static class RangeNotSatisfiable extends HttpException {
    /**
     * With the {@code Content-Range} of a 416.
     *
     * @param length bytes that the content has, 0 or more
     * @throws IllegalArgumentException if the length is negative
     */
    @SuppressWarnings("this-escape") // header(..) is final
    public RangeNotSatisfiable(long length) {
      this(null, null, true);
      header("Content-Range", HeaderArguments.unsatisfiedRange(length));
    }

    RangeNotSatisfiable(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(416, description, cause, trace);
    }
  }

  /** 422 Unprocessable Content. */
  public static class UnprocessableContent extends HttpException {
    /** With the default description. */
    public UnprocessableContent() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public UnprocessableContent(String description) {
      this(description, null, true);
    }

    UnprocessableContent(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(422, description, cause, trace);
    }
  }

  /** 423 Locked. */
  public static class Locked extends HttpException {
    /** With the default description. */
    public Locked() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public Locked(String description) {
      this(description, null, true);
    }

    Locked(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(423, description, cause, trace);
    }
  }

  /** 428 Precondition Required. */
  public static class PreconditionRequired extends HttpException {
    /** With the default description. */
    public PreconditionRequired() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public PreconditionRequired(String description) {
      this(description, null, true);
    }

    PreconditionRequired(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(428, description, cause, trace);
    }
  }

  /** 429 Too Many Requests. */
  public static class TooManyRequests extends HttpException {
    /** With the default description. */
    public TooManyRequests() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public TooManyRequests(String description) {
      this(description, null, true);
    }

    /**
     * With {@code Retry-After} in whole seconds, rounded up.
     *
     * @param retryAfter how long to wait
     * @throws IllegalArgumentException if the duration is negative
     */
    @SuppressWarnings("this-escape") // retryAfter(..) is final
    public TooManyRequests(Duration retryAfter) {
      this(null, null, true);
      retryAfter(retryAfter);
    }

    TooManyRequests(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(429, description, cause, trace);
    }
  }

  /** 500 Internal Server Error. */
  public static class InternalServerError extends HttpException {
    /** With the default description. */
    public InternalServerError() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public InternalServerError(String description) {
      this(description, null, true);
    }

    /**
     * With the default description and, for the log, its cause.
     *
     * @param cause what brought it about, for the log
     */
    public InternalServerError(@Nullable Throwable cause) {
      this(null, cause, true);
    }

    /**
     * With a description for the client and, for the log, its cause.
     *
     * @param description what the client may read
     * @param cause what brought it about, for the log
     */
    public InternalServerError(String description, @Nullable Throwable cause) {
      this(description, cause, true);
    }

    InternalServerError(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(500, description, cause, trace);
    }
  }

  /** 501 Not Implemented. */
  public static class NotImplemented extends HttpException {
    /** With the default description. */
    public NotImplemented() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public NotImplemented(String description) {
      this(description, null, true);
    }

    NotImplemented(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(501, description, cause, trace);
    }
  }

  /** 502 Bad Gateway. */
  public static class BadGateway extends HttpException {
    /** With the default description. */
    public BadGateway() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public BadGateway(String description) {
      this(description, null, true);
    }

    /**
     * With the default description and, for the log, its cause.
     *
     * @param cause what brought it about, for the log
     */
    public BadGateway(@Nullable Throwable cause) {
      this(null, cause, true);
    }

    /**
     * With a description for the client and, for the log, its cause.
     *
     * @param description what the client may read
     * @param cause what brought it about, for the log
     */
    public BadGateway(String description, @Nullable Throwable cause) {
      this(description, cause, true);
    }

    BadGateway(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(502, description, cause, trace);
    }
  }

  /** 503 Service Unavailable. */
  public static class ServiceUnavailable extends HttpException {
    /** With the default description. */
    public ServiceUnavailable() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public ServiceUnavailable(String description) {
      this(description, null, true);
    }

    /**
     * With {@code Retry-After} in whole seconds, rounded up.
     *
     * @param retryAfter how long to wait
     * @throws IllegalArgumentException if the duration is negative
     */
    @SuppressWarnings("this-escape") // retryAfter(..) is final
    public ServiceUnavailable(Duration retryAfter) {
      this(null, null, true);
      retryAfter(retryAfter);
    }

    ServiceUnavailable(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(503, description, cause, trace);
    }
  }

  /** 504 Gateway Timeout. */
  public static class GatewayTimeout extends HttpException {
    /** With the default description. */
    public GatewayTimeout() {
      this(null, null, true);
    }

    /**
     * With a description for the client.
     *
     * @param description what the client may read
     */
    public GatewayTimeout(String description) {
      this(description, null, true);
    }

    /**
     * With the default description and, for the log, its cause.
     *
     * @param cause what brought it about, for the log
     */
    public GatewayTimeout(@Nullable Throwable cause) {
      this(null, cause, true);
    }

    /**
     * With a description for the client and, for the log, its cause.
     *
     * @param description what the client may read
     * @param cause what brought it about, for the log
     */
    public GatewayTimeout(String description, @Nullable Throwable cause) {
      this(description, cause, true);
    }

    GatewayTimeout(@Nullable String description, @Nullable Throwable cause, boolean trace) {
      super(504, description, cause, trace);
    }
  }
}
