package dev.outcry.envelope;

import java.util.Map;

/**
 * Turns an envelope into bytes. Users may add their own; implementations are thread-safe.
 *
 * <p>A format that throws or returns null harms nobody: the response is then the built-in JSON of
 * the same envelope.
 *
 * @since 0.1.0
 */
public interface EnvelopeFormat {

  /**
   * {@return the media type of the bytes, such as {@code application/json}; parameters such as a
   * charset behind it are sent as they stand, and are ignored in negotiation}
   */
  String mediaType();

  /**
   * {@return the body of the response}
   *
   * @param envelope what the client is told
   * @param requestId the id of the request, 1 to 128 of {@code [A-Za-z0-9._-]}
   */
  byte[] encode(ErrorEnvelope envelope, String requestId);

  /** {@return headers that every response in this format has beside its content type} */
  default Map<String, String> headers() {
    return Map.of();
  }
}
