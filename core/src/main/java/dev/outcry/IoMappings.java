package dev.outcry;

import dev.outcry.classify.Blame;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Failures that only the calling side of a connection has. A connection that is reset in the middle
 * may be the client's own, so {@code SocketException} and its like are none of them.
 */
final class IoMappings {

  private static final List<Class<? extends Throwable>> UNREACHABLE =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          UnresolvedAddressException.class,
          NoRouteToHostException.class,
          PortUnreachableException.class,
          SSLHandshakeException.class,
          SSLPeerUnverifiedException.class);

  private IoMappings() {}

  static void configure(Outcry.Builder outcry) {
    outcry.map(SocketTimeoutException.class, 504, Blame.DEPENDENCY);
    // by name: an image made with jlink may be without the module java.net.http
    OptionalTypes.map(outcry, "java.net.http.HttpTimeoutException", 504, Blame.DEPENDENCY);
    UNREACHABLE.forEach(type -> outcry.map(type, 502, Blame.DEPENDENCY));
  }
}
