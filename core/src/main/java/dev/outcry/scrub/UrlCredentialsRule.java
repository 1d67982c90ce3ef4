package dev.outcry.scrub;

import java.util.List;

/**
 * User and password in a URL's authority (RFC 3986, 3.2.1), which the password may hold any
 * character of but {@code /}, {@code ?} and {@code #}. A user alone counts as a token in a URL of
 * HTTP, and elsewhere if it is long; {@code ssh://git@} is nobody's secret.
 */
final class UrlCredentialsRule extends Rule {

  private static final int LONG_USER = 16;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("://"));
  }

  @Override
  long find(String text, int at) {
    int start = at + 3;
    int at1 = -1;
    int colon = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        at1 = i;
      } else if (c == ':' && colon < 0) {
        colon = i;
      } else if (endsAuthority(c)) {
        break;
      }
    }
    if (at1 <= start) {
      return NOTHING;
    }
    boolean password = colon >= 0 && colon < at1 - 1;
    int end = at1;
    boolean secret =
        password
            ? !isMasked(text, colon + 1, end)
            : isToken(text, start, colon >= 0 && colon < end ? colon : end, isHttp(text, at));
    return secret ? span(start, end) : NOTHING;
  }

  private static boolean endsAuthority(char c) {
    return switch (c) {
      case '/', '?', '#', '"', '\'', '<', '>', '\\', '`' -> true;
      default -> c <= ' ';
    };
  }

  private static boolean isHttp(String text, int colon) {
    return text.startsWith("http", colon - 4) || text.startsWith("https", colon - 5);
  }

  private static boolean isToken(String text, int start, int end, boolean http) {
    boolean plain = Chars.skip(text, start, end, Chars.BASE64URL) == end;
    boolean git = end - start == 3 && text.startsWith("git", start);
    return plain && !git && (http || end - start >= LONG_USER);
  }

  private static boolean isMasked(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }
}
