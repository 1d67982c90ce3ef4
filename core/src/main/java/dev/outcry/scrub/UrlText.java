package dev.outcry.scrub;

import java.util.Locale;

/**
 * A URL of the web, of a database driver or of a message broker. What a URL hides stands in its
 * user, in properties of its path, in its query and in its fragment.
 */
final class UrlText {

  /** Nobody is called so; a token is. */
  private static final int USER_CHARS = 16;

  private final Scrubber scrubber;
  private final SensitiveNames names;
  private final ParameterText parameters;

  UrlText(Scrubber scrubber, SensitiveNames names, ParameterText parameters) {
    this.scrubber = scrubber;
    this.names = names;
    this.parameters = parameters;
  }

  String scrub(String url) {
    int userAt = userStart(url);
    int userEnd = userAt < 0 ? -1 : userEnd(url, userAt);
    String head = userEnd < 0 ? "" : url.substring(0, userAt) + user(url, userAt, userEnd);
    String rest = userEnd < 0 ? url : url.substring(userEnd);
    return Masked.sameOr(url, head + (isConnectionString(url) ? connection(rest) : web(rest)));
  }

  /** Drivers' own syntax: {@code ?} and {@code #} mean nothing in it, a password may hold them. */
  private static boolean isConnectionString(String url) {
    return isJdbc(url) || (firstOf(url, "=", 0) < firstOf(url, "/?#", 0));
  }

  private String connection(String text) {
    return scrubber.scrub(ConnectionProperties.scrub(text, names, ""));
  }

  private String web(String text) {
    int pathEnd = firstOf(text, "?#", 0);
    int queryEnd = firstOf(text, "#", pathEnd);
    String path = ConnectionProperties.scrub(text.substring(0, pathEnd), names, "/");
    StringBuilder out = new StringBuilder(PercentCoding.scrubbed(path, false, scrubber));
    if (pathEnd < queryEnd) {
      out.append('?').append(parameters.scrub(text.substring(pathEnd + 1, queryEnd)));
    }
    if (queryEnd < text.length()) { // OAuth 2 answers there: #access_token=..
      out.append('#').append(parameters.scrub(text.substring(queryEnd + 1)));
    }
    return out.toString();
  }

  /** Where user and password would stand; negative where there is no place for them. */
  private static int userStart(String url) {
    if (isOracle(url)) { // jdbc:oracle:thin:scott/tiger@host
      int driver = url.indexOf(':', "jdbc:oracle:".length());
      return driver < 0 ? -1 : driver + 1;
    }
    if (url.startsWith("//")) {
      return 2;
    }
    int authority = url.indexOf("://");
    return authority < 0 || authority > firstOf(url, "?#=@", 0) ? -1 : authority + 3;
  }

  /** The {@code @} behind them; negative where there are none. */
  private static int userEnd(String url, int from) {
    if (isOracle(url)) { // a quoted password may hold one, what comes behind may not
      int at = url.lastIndexOf('@', firstOf(url, "?", from));
      return at > from ? at : -1;
    }
    int end = firstOf(url, "/?#", from);
    int at = url.lastIndexOf('@', end - 1);
    if (at >= from) {
      return at;
    }
    int colon = url.indexOf(':', from); // u:p/w@host: the password should have been coded
    boolean port =
        colon < 0 || colon >= end || url.charAt(from) == '[' || isPort(url, colon + 1, end);
    return port ? -1 : url.indexOf('@', end);
  }

  /** {@code git@} in front of an SSH host is no secret; on the web a user is one alone. */
  private static String user(String url, int from, int end) {
    String user = url.substring(from, end);
    String scheme = url.substring(0, from).toLowerCase(Locale.ROOT);
    boolean isName =
        user.indexOf(':') < 0
            && user.indexOf('/') < 0
            && user.length() < USER_CHARS
            && !scheme.startsWith("http");
    return isName ? user : Masked.value(user);
  }

  private static boolean isJdbc(String url) {
    return url.regionMatches(true, 0, "jdbc:", 0, 5);
  }

  private static boolean isOracle(String url) {
    return url.regionMatches(true, 0, "jdbc:oracle:", 0, 12);
  }

  private static boolean isPort(String url, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Character.isDigit(url.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The first of these characters from there on; the text's length where there is none. */
  private static int firstOf(String text, String chars, int from) {
    int at = from;
    while (at < text.length() && chars.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
