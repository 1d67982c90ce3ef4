package dev.outcry.context;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses in text form. Only literals are read, so nothing here ever asks a name server. */
final class IpLiterals {

  private IpLiterals() {}

  /** The address's 4 or 16 bytes, an IPv4-mapped one as 4; null for anything that is no literal. */
  static byte @Nullable [] parse(String text) {
    String literal = unbracketed(text);
    if (!isLiteral(literal)) {
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
   * Only what {@code getByName} cannot take for a name: with a colon it is IPv6, four numbers with
   * dots are IPv4.
   */
  private static boolean isLiteral(String text) {
    boolean colon = text.indexOf(':') >= 0;
    int dots = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (!colon && digits == 0) {
          return false;
        }
        dots++;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else if (!colon || (c != ':' && Character.digit(c, 16) < 0)) {
        return false;
      }
    }
    return colon ? text.length() <= 45 : dots == 3 && digits > 0 && text.length() <= 15;
  }
}
