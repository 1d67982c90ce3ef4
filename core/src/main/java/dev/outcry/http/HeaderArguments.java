package dev.outcry.http;

import dev.outcry.internal.Bounds;
import dev.outcry.internal.HeaderFields;
import dev.outcry.internal.SafeText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The arguments of catalogue classes that become headers. Each is checked by its grammar, because
 * {@code new Unauthorized("Please log in.")} compiles and means something else.
 */
final class HeaderArguments {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}+";
  private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x08\\x0A-\\x1F\\x7F]|\\\\.)*+\"";
  private static final String PARAMETER =
      TOKEN + "[ \\t]*+=[ \\t]*+(?:" + QUOTED + "|" + TOKEN + ")";

  /** A scheme alone, or with parameters: RFC 9110 section 11.3. */
  private static final Pattern CHALLENGE =
      Pattern.compile(TOKEN + "(?: ++" + PARAMETER + "(?:[ \\t]*+,[ \\t]*+" + PARAMETER + ")*+)?+");

  /**
   * The other form, one opaque token; only these schemes use it, and words of a sentence fit it.
   */
  private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

  private static final Set<String> TOKEN68_SCHEMES = Set.of("negotiate", "ntlm", "kerberos");

  private HeaderArguments() {}

  static String challenge(String challenge) {
    if (challenge != null && challenge.length() <= Bounds.HEADER_CHARS && isChallenge(challenge)) {
      return challenge;
    }
    throw new IllegalArgumentException(
        "a challenge names a scheme and its parameters, for example \"Basic realm=\\\"shop\\\"\","
            + " not "
            + shown(challenge)
            + "; for a text to the client write"
            + " new Unauthorized().description(..)");
  }

  private static boolean isChallenge(String challenge) {
    if (CHALLENGE.matcher(challenge).matches()) {
      return true;
    }
    int space = challenge.indexOf(' ');
    return space > 0
        && TOKEN68_SCHEMES.contains(challenge.substring(0, space).toLowerCase(Locale.ROOT))
        && TOKEN68.matcher(challenge.substring(space + 1)).matches();
  }

  static String methods(String... methods) {
    for (String method : methods) {
      if (!HeaderFields.isToken(method)) {
        throw new IllegalArgumentException(
            "Allow takes methods, for example new MethodNotAllowed(\"GET\", \"HEAD\"), not "
                + shown(method)
                + "; for a text to the client write"
                + " new MethodNotAllowed(\"GET\").description(..)");
      }
    }
    return String.join(", ", methods);
  }

  static String unsatisfiedRange(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("a content's length is 0 or more, not " + length);
    }
    return "bytes */" + length;
  }

  private static String shown(String text) {
    return text == null ? "null" : '"' + SafeText.oneLine(SafeText.cut(text, 80)) + '"';
  }
}
