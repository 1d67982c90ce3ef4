package dev.outcry.servlet;

import dev.outcry.internal.IpLiterals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells who sits at this machine from whoever else reaches it; whatever is unknown is refused. */
final class LoopbackAccess implements Access {

  static final LoopbackAccess INSTANCE = new LoopbackAccess();

  /** What proxies and networks of delivery say of the client, and of themselves. */
  private static final Set<String> TOLD_BY_PROXIES =
      Set.of(
          "forwarded",
          "via",
          "client-ip",
          "x-client-ip",
          "x-real-ip",
          "x-cluster-client-ip",
          "x-originating-ip",
          "x-remote-ip",
          "x-remote-addr",
          "x-original-for",
          "x-original-host",
          "x-original-forwarded-for",
          "x-proxyuser-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "cf-connecting-ipv6",
          "cf-ray",
          "cdn-loop",
          "fastly-client-ip",
          "fly-client-ip",
          "do-connecting-ip",
          "x-appengine-user-ip",
          "x-azure-clientip",
          "x-azure-socketip",
          "x-amzn-trace-id",
          "x-envoy-external-address");

  private static final String TOLD_BY_MOST = "x-forwarded";

  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}");

  private LoopbackAccess() {}

  @Override
  public boolean allows(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLocalEnd(request.getLocalAddr())
        && isLocalHost(request.getHeader("Host"), request.getServerName())
        && !"HTTP/1.0".equals(request.getProtocol()) // all that nginx tells of itself by default
        && !isProxied(request.getHeaderNames());
  }

  /**
   * A container that believes a proxy's header may have made the caller's address from it, and have
   * removed the header (Tomcat's RemoteIpValve); it leaves our own end alone.
   */
  private static boolean isLocalEnd(@Nullable String address) {
    return address == null || isLoopback(address);
  }

  private static boolean isLoopback(@Nullable String address) {
    byte[] bytes = address == null ? null : IpLiterals.parse(address);
    if (bytes == null) {
      return false;
    }
    if (bytes.length == 4) {
      return bytes[0] == 127;
    }
    for (int i = 0; i < 15; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[15] == 1;
  }

  /** HTTP/2 has no {@code Host}, and a request line with a whole URL overrules it. */
  private static boolean isLocalHost(@Nullable String header, @Nullable String serverName) {
    return (header != null || serverName != null)
        && (header == null || isLocalName(withoutPort(header)))
        && (serverName == null || isLocalName(serverName));
  }

  /** Numbers such as {@code 127.1} are resolved by no browser that we would serve. */
  private static boolean isLocalName(String name) {
    return name.equalsIgnoreCase("localhost")
        || name.equalsIgnoreCase("localhost.")
        || isLoopback(name);
  }

  /** The host of {@code host:port}; what has another form stays as it is, and is no local name. */
  private static String withoutPort(String host) {
    int from = host.startsWith("[") ? host.indexOf(']') : 0;
    int colon = host.indexOf(':', Math.max(from, 0));
    return colon >= 0 && PORT.matcher(host.substring(colon)).matches()
        ? host.substring(0, colon)
        : host;
  }

  private static boolean isProxied(@Nullable Enumeration<String> names) {
    if (names == null) { // a container may refuse to tell; none that we know does
      return true;
    }
    while (names.hasMoreElements()) {
      String name = names.nextElement().toLowerCase(Locale.ROOT);
      if (name.startsWith(TOLD_BY_MOST) || TOLD_BY_PROXIES.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
