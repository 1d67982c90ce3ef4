package dev.outcry.scrub;

import java.util.List;

/**
 * JSON web tokens in their compact form (RFC 7515, 7516): {@code eyJ} is how JSON objects begin in
 * base64. Signed ones have three parts, encrypted ones five; the signature may be empty, or cut off
 * where the second part is JSON too.
 */
final class JwtRule extends Rule {

  private static final int MIN_HEADER = 10;
  private static final int MIN_PAYLOAD = 4;
  private static final int PARTS = 5;

  @Override
  List<Trigger> triggers() {
    return List.of(Trigger.of("eyJ"));
  }

  @Override
  long find(String text, int at) {
    if (Chars.isAt(text, at - 1, Chars.BASE64URL)) {
      return NOTHING;
    }
    int header = partEnd(text, at);
    if (header - at < MIN_HEADER || !Chars.isAt(text, header, '.')) {
      return NOTHING;
    }
    int end = partEnd(text, header + 1);
    // the key of a token encrypted with the recipient's own is empty: two dots in a row
    boolean direct = end == header + 1 && Chars.isAt(text, end, '.');
    if (end - header - 1 < MIN_PAYLOAD && !direct) {
      return NOTHING;
    }
    boolean json = text.startsWith("eyJ", header + 1);
    if (!json && !Chars.isAt(text, end, '.')) {
      return NOTHING;
    }
    int parts = 2;
    for (; parts < PARTS && Chars.isAt(text, end, '.'); parts++) {
      end = partEnd(text, end + 1);
    }
    return direct && parts < PARTS ? NOTHING : span(at, end);
  }

  private static int partEnd(String text, int start) {
    return Chars.skip(text, start, text.length(), Chars.BASE64URL);
  }
}
