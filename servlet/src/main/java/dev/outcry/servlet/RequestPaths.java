package dev.outcry.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The path of a request within its application, decoded and without parameters. */
final class RequestPaths {

  private RequestPaths() {}

  /** As the container mapped it: it has decoded and normalised the path already. */
  static String of(HttpServletRequest request) {
    String servletPath = request.getServletPath();
    String pathInfo = request.getPathInfo();
    if (pathInfo == null || servletPath.isEmpty()) { // nearly always
      String path = pathInfo == null ? servletPath : pathInfo;
      return path.isEmpty() ? "/" : path;
    }
    return servletPath.concat(pathInfo);
  }

  /**
   * The path of the request that failed, in an error dispatch: the request's own path is the error
   * page's by then, and the attribute holds the raw URI (containers agree on that, with its
   * parameters and undecoded).
   */
  static @Nullable String ofFailed(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri)) {
      return null;
    }
    // the client may have spelled the context's path in its own way, so it is cut off last
    String context = decoded(request.getContextPath());
    String whole = normalised(decoded(withoutParameters(uri)));
    String path = whole.startsWith(context) ? whole.substring(context.length()) : whole;
    return path.isEmpty() ? "/" : path;
  }

  private static String withoutParameters(String path) {
    if (path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    boolean inParameter = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      inParameter = c == ';' || (inParameter && c != '/');
      if (!inParameter) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  /** Dot segments out, empty segments out: what scopes are matched against has neither. */
  private static String normalised(String path) {
    if (!path.contains("/.") && !path.contains("//")) {
      return path;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }
}
