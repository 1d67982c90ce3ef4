package dev.outcry.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses in text form. Only literals are read, so nothing here ever asks a name server. */
public final class IpLiterals {

  private IpLiterals() {}

  /** The address's 4 or 16 bytes, an IPv4-mapped one as 4; null for anything that is no literal. */
  public static byte @Nullable [] parse(String text) {
    String literal = unbracketed(text);
    if (literal.indexOf(':') < 0) {
      long address = ipv4(literal);
      return address < 0 ? null : bytes((int) address);
    }
    if (!isIpv6(literal)) {
      return null;
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  /** Undertow and Jetty may give {@code [::1]}; a zone ({@code fe80::1%eth0}) says nothing here. */
  private static String unbracketed(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String inner = bracketed ? text.substring(1, text.length() - 1) : text;
    int zone = inner.indexOf('%');
    return zone < 0 ? inner : inner.substring(0, zone);
  }

  /**
   * Only what {@code getByName} reads by itself. It takes {@code 1.2.3.256} for a name, and {@code
   * .:1}; a peer's address can come from a header, so that would let anybody make us ask.
   */
  static boolean isLiteral(String text) {
    return text.indexOf(':') < 0 ? isIpv4(text) : isIpv6(text);
  }

  /** Whether these are four decimal numbers, as {@code getByName} reads them. */
  public static boolean isIpv4(String text) {
    return ipv4(text) >= 0;
  }

  /** Four decimal numbers as one of 32 bits; negative for anything else. */
  private static long ipv4(String text) {
    long address = 0;
    int dots = 0;
    int number = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && number >= 0) {
        address = address << 8 | number;
        dots++;
        number = -1;
      } else if (c >= '0' && c <= '9') {
        number = Math.max(number, 0) * 10 + (c - '0');
      } else {
        return -1;
      }
      if (number > 255 || dots > 3) {
        return -1;
      }
    }
    return dots != 3 || number < 0 || text.length() > 15 ? -1 : address << 8 | number;
  }

  private static byte[] bytes(int ipv4) {
    return new byte[] {(byte) (ipv4 >> 24), (byte) (ipv4 >> 16), (byte) (ipv4 >> 8), (byte) ipv4};
  }

  /** With a colon, and a digit or a colon first, {@code getByName} never asks. */
  private static boolean isIpv6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!hex && c != ':' && (c != '.' || i == 0)) {
        return false;
      }
    }
    return text.length() <= 45;
  }
}
