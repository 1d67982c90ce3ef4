package dev.outcry.servlet;

import dev.outcry.internal.IpLiterals;
import dev.outcry.scrub.Pseudonymizer;
import dev.outcry.servlet.ErrorFilter.RemoteAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The caller's address in the form that may be logged. */
final class RemoteAddresses {

  private static final int IPV4_BYTES = 4;

  private RemoteAddresses() {}

  static @Nullable String of(
      @Nullable String address, RemoteAddress form, Pseudonymizer pseudonyms) {
    if (address == null) {
      return null;
    }
    return switch (form) {
      case FULL -> address;
      case TRUNCATED -> truncated(address);
      case PSEUDONYM -> pseudonyms.pseudonym("ip", address);
      case OMITTED -> null;
    };
  }

  /**
   * The network of an IPv4 address without its last byte, of an IPv6 one its first 48 bits. Null
   * for what is no address: a container that believes a proxy's header gives whatever stands there.
   */
  private static @Nullable String truncated(String address) {
    if (IpLiterals.isIpv4(address)) { // as every container spells it; each request comes by here
      return withoutLastByte(address);
    }
    byte[] bytes = IpLiterals.parse(address);
    if (bytes == null) {
      return null;
    }
    if (bytes.length == IPV4_BYTES) {
      return (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + ".0";
    }
    return group(bytes, 0) + ':' + group(bytes, 1) + ':' + group(bytes, 2) + "::";
  }

  /** By bytes: a builder, or parts that are joined, would cost each request two objects more. */
  private static String withoutLastByte(String ipv4) {
    byte[] network = new byte[ipv4.lastIndexOf('.') + 2];
    for (int i = 0; i < network.length - 1; i++) {
      network[i] = (byte) ipv4.charAt(i);
    }
    network[network.length - 1] = '0';
    return new String(network, StandardCharsets.ISO_8859_1);
  }

  private static String group(byte[] bytes, int index) {
    return Integer.toHexString((bytes[2 * index] & 0xFF) << 8 | (bytes[2 * index + 1] & 0xFF));
  }
}
