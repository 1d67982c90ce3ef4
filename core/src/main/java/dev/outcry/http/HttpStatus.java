package dev.outcry.http;

import dev.outcry.internal.ErrorStatus;
import java.util.Arrays;

/**
 * The reason phrases of RFC 9110 and of IANA's registry as they are today, pinned here so that they
 * do not change with a container or a JDK, and a default description for each.
 *
 * <p>Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class HttpStatus {

  private static final String[] PHRASES = new String[ErrorStatus.COUNT];
  private static final String[] DESCRIPTIONS = new String[ErrorStatus.COUNT];

  static {
    Arrays.fill(PHRASES, 0, 100, "Client Error");
    Arrays.fill(PHRASES, 100, 200, "Server Error");
    Arrays.fill(DESCRIPTIONS, 0, 100, "The request could not be fulfilled.");
    Arrays.fill(DESCRIPTIONS, 100, 200, "The server could not fulfil the request.");
    add(400, "Bad Request", "The request is malformed.");
    add(401, "Unauthorized", "This needs credentials, or other ones.");
    add(402, "Payment Required", "This needs a payment.");
    add(403, "Forbidden", "You are not allowed to do this.");
    add(404, "Not Found", "There is nothing at this address.");
    add(405, "Method Not Allowed", "This address does not support the method of the request.");
    add(406, "Not Acceptable", "There is no form of this that the request accepts.");
    add(407, "Proxy Authentication Required", "The proxy needs credentials.");
    add(408, "Request Timeout", "The request took too long to arrive.");
    add(409, "Conflict", "The request conflicts with the present state.");
    add(410, "Gone", "This was here once and is gone for good.");
    add(411, "Length Required", "The request needs a Content-Length.");
    add(412, "Precondition Failed", "A precondition of the request does not hold.");
    add(413, "Content Too Large", "The content of the request is too large.");
    add(414, "URI Too Long", "The address is too long.");
    add(415, "Unsupported Media Type", "The content of the request has an unsupported media type.");
    add(416, "Range Not Satisfiable", "The requested range does not exist.");
    add(417, "Expectation Failed", "The expectation of the request cannot be met.");
    add(418, "I'm a Teapot", "A teapot does not brew coffee.");
    add(421, "Misdirected Request", "This server cannot answer for that address.");
    add(422, "Unprocessable Content", "The content of the request is well-formed but not valid.");
    add(423, "Locked", "This is locked.");
    add(424, "Failed Dependency", "An action that this one depends on has failed.");
    add(425, "Too Early", "The request might be replayed; send it again later.");
    add(426, "Upgrade Required", "This needs another protocol.");
    add(428, "Precondition Required", "The request must be conditional.");
    add(429, "Too Many Requests", "Too many requests in too short a time.");
    add(431, "Request Header Fields Too Large", "The headers of the request are too large.");
    add(451, "Unavailable For Legal Reasons", "This is not available for legal reasons.");
    add(
        500,
        "Internal Server Error",
        "Something went wrong on our side. Please quote the request id when you report it.");
    add(501, "Not Implemented", "The server cannot do this.");
    add(502, "Bad Gateway", "A service that this one depends on gave no valid answer.");
    add(503, "Service Unavailable", "The service is not available at the moment.");
    add(504, "Gateway Timeout", "A service that this one depends on did not answer in time.");
    add(505, "HTTP Version Not Supported", "The server does not support this version of HTTP.");
    add(
        506,
        "Variant Also Negotiates",
        "The server is configured wrongly for content negotiation.");
    add(507, "Insufficient Storage", "There is not enough storage space.");
    add(508, "Loop Detected", "The server met an endless loop.");
    add(510, "Not Extended", "The request needs an extension.");
    add(511, "Network Authentication Required", "The network needs credentials.");
  }

  private HttpStatus() {}

  private static void add(int status, String phrase, String description) {
    PHRASES[status - ErrorStatus.FIRST] = phrase;
    DESCRIPTIONS[status - ErrorStatus.FIRST] = description;
  }

  /**
   * The reason phrase, such as {@code Not Found}. An error status that nobody registered is a
   * {@code Client Error} or a {@code Server Error}; any other number has the phrase {@code
   * Unknown}.
   *
   * @param status any number
   * @return never null
   */
  public static String phrase(int status) {
    return isError(status) ? PHRASES[status - ErrorStatus.FIRST] : "Unknown";
  }

  /**
   * One sentence for the client, written so that it is true whatever the reason was. Empty for a
   * number that is not an error status.
   *
   * @param status any number
   * @return never null
   */
  public static String description(int status) {
    return isError(status) ? DESCRIPTIONS[status - ErrorStatus.FIRST] : "";
  }

  /**
   * {@return whether the number is an error status: 400 to 599}
   *
   * @param status any number
   */
  public static boolean isError(int status) {
    return ErrorStatus.is(status);
  }
}
