package dev.outcry.scrub;

/** Addresses without the part that tells one host from its neighbours. */
final class Addresses {

  private Addresses() {}

  /** The address's first 24 bits, or 48 of an IPv6 one; the mark for what is no plain address. */
  static String truncate(String mark, String found) {
    return found.indexOf(':') < 0 ? truncate4(mark, found) : truncate6(found);
  }

  private static String truncate4(String mark, String found) {
    int last = found.lastIndexOf('.');
    return last < 0 ? mark : found.substring(0, last) + ".0/24";
  }

  /** The first three groups, which a {@code ::} may stand for. */
  private static String truncate6(String found) {
    StringBuilder kept = new StringBuilder(20);
    int groups = 0;
    int at = 0;
    while (groups < 3 && at < found.length()) {
      int end = Chars.skip(found, at, found.length(), Chars.HEX);
      if (end == at || !Chars.isAt(found, end, ':')) {
        break;
      }
      kept.append(found, at, end).append(':');
      groups++;
      at = end + 1;
    }
    return groups == 0 ? "::/48" : kept.append(":/48").toString();
  }
}
