package dev.outcry.servlet;

import dev.outcry.servlet.ErrorFilter.RemoteAddress;
import org.jspecify.annotations.Nullable;

/** The caller's address in the form that may be logged. */
final class RemoteAddresses {

  private RemoteAddresses() {}

  static @Nullable String of(@Nullable String address, RemoteAddress form) {
    if (address == null || form == RemoteAddress.OMITTED) {
      return null;
    }
    return form == RemoteAddress.FULL ? address : truncated(address);
  }

  /** The network of an IPv4 address without its last byte, of an IPv6 one its first 48 bits. */
  private static @Nullable String truncated(String address) {
    if (address.indexOf(':') >= 0) {
      return Ipv6Prefix.of(address);
    }
    int lastDot = address.lastIndexOf('.');
    return lastDot < 0 ? null : address.substring(0, lastDot) + ".0";
  }
}
