package dev.outcry.envelope;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built-in formats, and the choice among formats. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class EnvelopeFormats {

  private static final EnvelopeFormat JSON = new JsonFormat();
  private static final EnvelopeFormat PROBLEM_JSON = new ProblemJsonFormat(null);
  private static final EnvelopeFormat HTML = new HtmlFormat();
  private static final EnvelopeFormat TEXT = new TextFormat();

  private static final List<EnvelopeFormat> DEFAULTS = List.of(JSON, PROBLEM_JSON, HTML, TEXT);

  private EnvelopeFormats() {}

  /**
   * The formats that answers have unless others are set, the preferred one first: JSON,
   * problem+json, HTML and text. A new built-in format is a class of this package, a method here,
   * and a place in this list.
   *
   * @return JSON, problem+json, HTML and text
   */
  public static List<EnvelopeFormat> defaults() {
    return DEFAULTS;
  }

  /**
   * {@code application/json}: one flat object.
   *
   * @return the format
   */
  public static EnvelopeFormat json() {
    return JSON;
  }

  /**
   * {@code application/problem+json} (RFC 9457) with {@code about:blank} as the type.
   *
   * @return the format
   */
  public static EnvelopeFormat problemJson() {
    return PROBLEM_JSON;
  }

  /**
   * {@code application/problem+json} whose type is this base with the reason behind it. A failure
   * without a reason keeps {@code about:blank}.
   *
   * @param typeBase an absolute URI or a full path, such as {@code https://example.org/errors/}
   * @return the format
   * @throws IllegalArgumentException if it is neither
   */
  public static EnvelopeFormat problemJson(URI typeBase) {
    return new ProblemJsonFormat(typeBase);
  }

  /**
   * {@code text/html}: a page for people, without script, that shows the request id.
   *
   * @return the format
   */
  public static EnvelopeFormat html() {
    return HTML;
  }

  /**
   * {@code text/plain}: for terminals; control characters are escaped.
   *
   * @return the format
   */
  public static EnvelopeFormat text() {
    return TEXT;
  }

  /**
   * Chooses by the {@code Accept} header (RFC 9110 section 12.5.1): the highest quality wins, among
   * equals the one that the header names most exactly, among these the first that is offered. A
   * header that is absent, cannot be read or allows none of them gives the first that is offered.
   *
   * @param accept the header, several lines joined by commas; its first 1,024 characters and 32
   *     ranges are read
   * @param offered the preferred one first; where there is none, the answer is JSON
   * @return the format
   */
  public static EnvelopeFormat negotiate(@Nullable String accept, List<EnvelopeFormat> offered) {
    EnvelopeFormat preferred = offered.isEmpty() ? JSON : offered.get(0);
    if (accept == null || accept.isEmpty() || accept.equals("*/*")) {
      return preferred;
    }
    return AcceptHeader.parse(accept).choose(offered, preferred);
  }
}
