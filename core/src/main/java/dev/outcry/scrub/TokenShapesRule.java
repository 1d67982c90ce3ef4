package dev.outcry.scrub;

import java.util.List;

/** Vendors' tokens that have no prefix, but a shape that nothing else has. */
final class TokenShapesRule extends Rule {

  private static final String DIGITS = "0123456789";
  private static final String LAST_OF_DIGITS = "wxyz012345";
  private static final String SLACK = "hooks.slack.com/";

  @Override
  List<Trigger> triggers() {
    return List.of(
        // Discord: base64 of three digits; of samples "Z" may be the second and "1" the third
        Trigger.of("MNO", "DTjzZ", "AEIMQUYcgk1", LAST_OF_DIGITS)
            .behind(CharSet.not(Chars.BASE64URL)),
        Trigger.of(DIGITS, "Q", "~"),
        Trigger.of(DIGITS, ":", "A", "A"),
        Trigger.of(DIGITS + "abcdef", "-", "u", "s", DIGITS),
        Trigger.of("://"));
  }

  @Override
  long find(String text, int at) {
    return switch (text.charAt(at)) {
      case 'M', 'N', 'O' -> discord(text, at);
      case ':' -> slack(text, at + 3);
      default ->
          switch (text.charAt(at + 1)) {
            case '-' -> mailchimp(text, at + 1);
            case ':' -> telegram(text, at + 1);
            default -> azure(text, at);
          };
    };
  }

  /** Bot tokens: 24 to 26 characters, 6, and 27 to 38, joined by dots. */
  private static long discord(String text, int at) {
    if (Chars.isAt(text, at - 1, Chars.BASE64URL)) {
      return NOTHING;
    }
    int id = run(text, at, 27);
    int time = run(text, id + 1, 7);
    int end = run(text, time + 1, 39);
    boolean bot =
        within(id - at, 24, 26)
            && LAST_OF_DIGITS.indexOf(text.charAt(at + 3)) >= 0
            && Chars.isAt(text, id, '.')
            && time - id - 1 == 6
            && Chars.isAt(text, time, '.')
            && within(end - time - 1, 27, 38);
    return bot ? span(at, end) : NOTHING;
  }

  /** Bot tokens: 8 to 10 digits, a colon and {@code AA} with 33 more. */
  private static long telegram(String text, int colon) {
    int start = colon;
    while (colon - start <= 10 && Chars.isAt(text, start - 1, Chars.DIGIT)) {
      start--;
    }
    int end = run(text, colon + 1, 36);
    boolean bot =
        within(colon - start, 8, 10)
            && (!Chars.isAt(text, start - 1, Chars.WORD) || isInPath(text, start))
            && text.startsWith(":AA", colon)
            && end - colon - 1 == 35;
    return bot ? span(start, end) : NOTHING;
  }

  /** {@code https://api.telegram.org/bot<token>/getMe}. */
  private static boolean isInPath(String text, int start) {
    return text.startsWith("bot", start - 3) && !Chars.isAt(text, start - 4, Chars.WORD);
  }

  /** Client secrets: 3 characters, a digit and {@code Q~}, 31 to 34 more. */
  private static long azure(String text, int digit) {
    int start = digit - 3;
    if (start < 0
        || skipAzure(text, start, digit) < digit
        || Chars.isAt(text, start - 1, Chars.BASE64URL)
        || Chars.isAt(text, start - 1, '~')) {
      return NOTHING;
    }
    int rest = digit + 3;
    int end = skipAzure(text, rest, Math.min(text.length(), rest + 35));
    if (end - rest > 31 && text.charAt(end - 1) == '.' && !isAzureButStop(text, end)) {
      end--; // of the sentence
    }
    return within(end - rest, 31, 34) ? span(start, end) : NOTHING;
  }

  private static int skipAzure(String text, int from, int limit) {
    int at = from;
    while (at < limit && (isAzureButStop(text, at) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  private static boolean isAzureButStop(String text, int at) {
    return Chars.isAt(text, at, Chars.BASE64URL) || Chars.isAt(text, at, '~');
  }

  /** API keys: 32 hexadecimal digits in lower case and a data centre, {@code -us18}. */
  private static long mailchimp(String text, int hyphen) {
    int start = hyphen - 32;
    int end = Chars.skip(text, hyphen + 3, Math.min(text.length(), hyphen + 6), Chars.DIGIT);
    if (start < 0
        || !text.startsWith("-us", hyphen)
        || !within(end - hyphen - 3, 1, 2)
        || Chars.isAt(text, start - 1, Chars.WORD)
        || Chars.isAt(text, end, Chars.WORD)) {
      return NOTHING;
    }
    for (int i = start; i < hyphen; i++) {
      char c = text.charAt(i);
      if (!Chars.is(c, Chars.HEX) || Chars.is(c, Chars.UPPER)) {
        return NOTHING;
      }
    }
    return span(start, end);
  }

  /** Webhooks: who has the URL may post. */
  private static long slack(String text, int host) {
    if (!text.startsWith(SLACK, host)) {
      return NOTHING;
    }
    int path = host + SLACK.length();
    if (!text.startsWith("services/T", path) && !text.startsWith("workflows/T", path)) {
      return NOTHING;
    }
    int start = host - 3;
    while (host - start < 8 && Chars.isAt(text, start - 1, Chars.LOWER)) {
      start--;
    }
    return span(start, Chars.skip(text, path, text.length(), Chars.BASE64URL | Chars.TOKEN68));
  }

  private static int run(String text, int from, int max) {
    return from >= text.length()
        ? from
        : Chars.skip(text, from, Math.min(text.length(), from + max), Chars.BASE64URL);
  }

  private static boolean within(int length, int min, int max) {
    return length >= min && length <= max;
  }
}
