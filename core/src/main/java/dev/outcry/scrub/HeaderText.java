package dev.outcry.scrub;

import java.util.Locale;
import java.util.Set;

/** One line of a header. */
final class HeaderText {

  private static final Set<String> URLS =
      Set.of(
          "referer",
          "location",
          "content-location",
          "origin",
          "x-original-url",
          "x-rewrite-url",
          "x-original-uri",
          "x-forwarded-uri");

  /** Of {@code Authorization}; what no scheme stands in front of is masked whole. */
  private static final Set<String> SCHEMES =
      Set.of(
          "basic",
          "bearer",
          "digest",
          "negotiate",
          "ntlm",
          "dpop",
          "hoba",
          "mutual",
          "gnap",
          "scram-sha-1",
          "scram-sha-256",
          "vapid",
          "privatetoken",
          "token",
          "apikey",
          "api-key",
          "hawk",
          "oauth",
          "signature",
          "sharedkey",
          "aws",
          "aws4-hmac-sha256");

  private final Scrubber scrubber;
  private final SensitiveNames names;
  private final CookieText cookies;
  private final UrlText urls;

  HeaderText(Scrubber scrubber, SensitiveNames names, CookieText cookies, UrlText urls) {
    this.scrubber = scrubber;
    this.names = names;
    this.cookies = cookies;
    this.urls = urls;
  }

  String scrub(String name, String value) {
    String known = name.length() > NameScan.CHARS ? "" : name.strip().toLowerCase(Locale.ROOT);
    if (known.equals("cookie") || known.equals("set-cookie")) {
      return cookies.scrub(value, known.equals("set-cookie"));
    }
    if (names.header(name)) {
      return Masked.sameOr(value, masked(known, value));
    }
    return URLS.contains(known) ? urls.scrub(value) : scrubber.scrub(value);
  }

  private static String masked(String name, String value) {
    int space = value.indexOf(' ');
    boolean scheme =
        name.endsWith("authorization")
            && space > 0
            && SCHEMES.contains(value.substring(0, space).toLowerCase(Locale.ROOT));
    return scheme
        ? value.substring(0, space + 1) + Masked.value(value.substring(space + 1))
        : Masked.value(value);
  }
}
