package dev.outcry.scrub;

import java.util.List;

/**
 * IPv6 addresses (RFC 4291, 2.2): eight groups, or fewer around one {@code ::}, the last two of
 * which may be an IPv4 address; with zone and prefix length. A {@code ::} among words and a time of
 * day are none.
 */
final class Ipv6Rule extends Rule {

  /** Eight groups of four and an IPv4 address's rest, more than that is something else. */
  private static final int MAX = 45;

  private static final int ZONE = 16;

  @Override
  List<Trigger> triggers() {
    String hex = "0123456789abcdefABCDEF:";
    return List.of(Trigger.of("", ":", hex), Trigger.of("::", ":", ""));
  }

  @Override
  boolean outgrowsValues() {
    return true;
  }

  @Override
  long find(String text, int at) {
    int start = text.charAt(at) == ':' ? at : at + 1;
    int limit = Math.max(0, start - 5);
    while (start > limit && Chars.isAt(text, start - 1, Chars.HEX | Chars.DIGIT)) {
      start--;
    }
    if (Chars.isAt(text, start - 1, Chars.WORD)
        || Chars.isAt(text, start - 1, ':')
        || Chars.isAt(text, start - 1, '.')) {
      return NOTHING;
    }
    int end = end(text, start);
    if (end < 0 || Chars.isAt(text, end, Chars.WORD) || Chars.isAt(text, end, ':')) {
      return NOTHING;
    }
    if (Chars.isAt(text, end, '%')) {
      end = Chars.skip(text, end + 1, Math.min(text.length(), end + 1 + ZONE), Chars.WORD);
    }
    return span(start, Ipv4Rule.prefixEnd(text, end, 128));
  }

  private static int end(String text, int start) {
    int groups = 0;
    boolean gap = false;
    int at = start;
    int limit = Math.min(text.length(), start + MAX);
    while (true) {
      if (text.startsWith("::", at)) {
        if (gap) {
          return -1;
        }
        gap = true;
        at += 2;
      } else if (at > start) {
        if (!Chars.isAt(text, at, ':') || !Chars.isAt(text, at + 1, Chars.HEX)) {
          break;
        }
        at++;
      }
      int end = Chars.skip(text, at, limit, Chars.HEX);
      if (end == at) {
        break;
      }
      if (Chars.isAt(text, end, '.') && Chars.isAt(text, end + 1, Chars.DIGIT)) {
        int embedded = Ipv4Rule.end(text, at);
        if (embedded < 0) {
          return -1;
        }
        at = embedded;
        groups += 2;
        break;
      }
      if (end - at > 4) {
        return -1;
      }
      groups++;
      at = end;
    }
    boolean enough = gap ? groups < 8 : groups == 8;
    return enough ? at : -1;
  }
}
