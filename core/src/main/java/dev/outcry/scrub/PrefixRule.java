package dev.outcry.scrub;

import java.util.List;

/** A token of the user's own, told by its prefix. */
final class PrefixRule extends Rule {

  private final Token token;

  PrefixRule(String prefix, int minLength) {
    this.token = Token.atLeast(prefix, 0, Chars.BASE64URL, minLength);
  }

  @Override
  List<Trigger> triggers() {
    return List.of(token.trigger());
  }

  @Override
  long find(String text, int at) {
    int end = token.end(text, at);
    return end < 0 ? NOTHING : span(at, end);
  }
}
