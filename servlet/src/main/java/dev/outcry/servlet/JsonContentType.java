package dev.outcry.servlet;

import dev.outcry.http.HttpErrors;
import dev.outcry.http.HttpException;
import dev.outcry.internal.HeaderFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Whether a request says that its body is JSON (RFC 8259 and RFC 6839), in UTF-8 and as it is. */
final class JsonContentType {

  private static final String JSON = "application/json";

  private JsonContentType() {}

  /** Refuses any other with 415; a request without a body may go without a content type. */
  static void check(HttpServletRequest request) {
    String contentType = contentType(request);
    if (contentType == null ? hasBody(request) : !isJson(contentType)) {
      throw unsupported("The request body must be sent as application/json.")
          .header("Accept", JSON); // RFC 9110 section 15.5.16
    }
    if (contentType != null && !isUtf8(contentType)) {
      throw unsupported("The request body must be JSON in UTF-8.").header("Accept", JSON);
    }
    if (isCoded(request)) {
      throw unsupported("The request body must be sent without a content coding.")
          .header("Accept-Encoding", "identity");
    }
  }

  /**
   * The header itself, its lines as one: Jetty throws from {@code getContentType} where the charset
   * has no name that Java allows.
   */
  private static @Nullable String contentType(HttpServletRequest request) {
    List<String> lines = Contexts.lines(request, "Content-Type");
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  /** Whether any of the lines says so: a container may give only the first. */
  private static boolean isCoded(HttpServletRequest request) {
    Enumeration<String> codings = request.getHeaders("Content-Encoding");
    while (codings != null && codings.hasMoreElements()) {
      String coding = codings.nextElement().strip();
      if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
        return true;
      }
    }
    return false;
  }

  private static HttpException unsupported(String description) {
    return HttpErrors.of(415, description).reason("unsupported_media_type");
  }

  /** Without a length there is a body if one is announced; HTTP/2 and later announce nothing. */
  private static boolean hasBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length > 0
        || (length < 0
            && (request.getHeader("Transfer-Encoding") != null
                || !request.getProtocol().startsWith("HTTP/1")));
  }

  private static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.equals(JSON)
        || (lower.startsWith("application/")
            && lower.endsWith("+json")
            && lower.length() > "application/+json".length()
            && HeaderFields.isToken(lower.substring("application/".length())));
  }

  private static boolean isUtf8(String contentType) {
    String charset = charset(contentType);
    return charset == null || charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8");
  }

  /** The value of the first charset parameter, without quotes; null if there is none. */
  private static @Nullable String charset(String contentType) {
    StringTokenizer parameters = new StringTokenizer(contentType, ";");
    parameters.nextToken(); // the type
    while (parameters.hasMoreTokens()) {
      String parameter = parameters.nextToken().strip();
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
        String value = parameter.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return null;
  }
}
