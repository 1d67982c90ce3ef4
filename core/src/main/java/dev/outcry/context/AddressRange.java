package dev.outcry.context;

import dev.outcry.internal.IpLiterals;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An address or a range of addresses in CIDR form, for the peers whose request ids are kept. */
final class AddressRange {

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /** Reads {@code 10.0.0.0/8}, {@code ::1} and the like, or refuses. No name is ever looked up. */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] network = IpLiterals.parse(slash < 0 ? text : text.substring(0, slash));
    if (network != null) {
      int all = network.length * 8;
      int bits = slash < 0 ? all : number(text.substring(slash + 1), all);
      if (bits >= 0) {
        return new AddressRange(network, bits);
      }
    }
    throw new IllegalArgumentException(
        "a trusted peer is an address or a range such as \"10.0.0.0/8\" or \"fd00::/8\", not \""
            + text
            + '"');
  }

  boolean contains(@Nullable String peer) {
    byte[] address = peer == null ? null : IpLiterals.parse(peer);
    if (address == null || address.length != network.length) {
      return false;
    }
    int rest = network.length * 8 - bits;
    return new BigInteger(1, address)
        .shiftRight(rest)
        .equals(new BigInteger(1, network).shiftRight(rest));
  }

  private static int number(String text, int max) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number <= max ? number : -1;
  }
}
