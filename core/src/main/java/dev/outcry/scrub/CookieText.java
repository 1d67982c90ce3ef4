package dev.outcry.scrub;

import java.util.Locale;
import java.util.Set;

/** The value of a {@code Cookie} or {@code Set-Cookie} header (RFC 6265). */
final class CookieText {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "path",
          "domain",
          "expires",
          "max-age",
          "samesite",
          "priority",
          "version",
          "comment",
          "secure",
          "httponly",
          "partitioned");

  private final Scrubber scrubber;
  private final SensitiveNames names;

  CookieText(Scrubber scrubber, SensitiveNames names) {
    this.scrubber = scrubber;
    this.names = names;
  }

  /**
   * Attributes come after the first pair, and only a {@code Set-Cookie} has them.
   *
   * @param set whether it may be one
   */
  String scrub(String cookies, boolean set) {
    StringBuilder out = new StringBuilder(cookies.length());
    int from = 0;
    while (true) {
      int semicolon = cookies.indexOf(';', from);
      String part = cookies.substring(from, semicolon < 0 ? cookies.length() : semicolon);
      part(part, set && from > 0, out);
      if (semicolon < 0) {
        return Masked.sameOr(cookies, out);
      }
      out.append(';');
      from = semicolon + 1;
    }
  }

  private void part(String part, boolean mayBeAttribute, StringBuilder out) {
    int equals = part.indexOf('=');
    String name = (equals < 0 ? part : part.substring(0, equals)).strip();
    String value = equals < 0 ? "" : part.substring(equals + 1);
    if (mayBeAttribute && ATTRIBUTES.contains(name.toLowerCase(Locale.ROOT))) {
      out.append(part, 0, part.length() - value.length()).append(attribute(value));
    } else if (equals < 0) { // a cookie without a name, or the rest of a value with a ; in it
      int start = part.length() - part.stripLeading().length();
      out.append(part, 0, start).append(Masked.value(part.substring(start)));
    } else {
      out.append(part, 0, equals + 1)
          .append(names.cookie(name) ? Masked.value(value) : scrubber.scrub(value));
    }
  }

  /** No attribute has a {@code =}; where one is, another cookie follows: {@code Path=/, a=b}. */
  private String attribute(String value) {
    return value.indexOf('=') < 0 ? scrubber.scrub(value) : Masked.SECRET;
  }
}
