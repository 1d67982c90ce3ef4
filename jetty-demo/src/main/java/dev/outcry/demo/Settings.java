package dev.outcry.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to listen. Shows that a bad setting is refused at once, with what to write instead.
 *
 * @param host a name or address of this machine
 * @param port 0 to 65535; 0 takes any free one
 * @param healthPort where the probes are answered as well; empty if nowhere
 * @param drain how long it goes on answering, not ready any more, once it is told to stop
 * @param jdbcUrl where the orders are, with the user and the password in it
 * @param release what failures are counted by; empty if it was not told
 * @param sentryDsn where failures are reported; empty if nowhere
 */
record Settings(
    String host,
    int port,
    OptionalInt healthPort,
    Duration drain,
    String jdbcUrl,
    Optional<String> release,
    Optional<String> sentryDsn) {

  static Settings from(Map<String, String> environment) {
    return new Settings(
        host(environment.getOrDefault("HOST", "127.0.0.1")),
        port("PORT", environment.getOrDefault("PORT", "8080")),
        healthPort(environment),
        Duration.ofSeconds(drainSeconds(environment.getOrDefault("DRAIN_SECONDS", "0"))),
        environment.getOrDefault("JDBC_URL", Database.IN_MEMORY),
        Optional.ofNullable(environment.get("OUTCRY_RELEASE")),
        Optional.ofNullable(environment.get("SENTRY_DSN")));
  }

  private static OptionalInt healthPort(Map<String, String> environment) {
    String port = environment.get("HEALTH_PORT");
    return port == null ? OptionalInt.empty() : OptionalInt.of(port("HEALTH_PORT", port));
  }

  String url() {
    return url(host, port);
  }

  static String url(String host, int port) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
  }

  private static String host(String host) {
    try {
      // the resolver takes "" for the loopback address
      if (!host.isBlank() && InetAddress.getByName(host) != null) {
        return host;
      }
    } catch (UnknownHostException unknown) {
      // said below
    }
    throw new IllegalArgumentException(
        "HOST must be a name or address of this machine, not " + quoted(host));
  }

  private static int port(String name, String port) {
    return number(name, port, 65_535);
  }

  private static int drainSeconds(String seconds) {
    return number("DRAIN_SECONDS", seconds, 300);
  }

  private static int number(String name, String value, int greatest) {
    if (value.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(value);
      if (number <= greatest) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        name + " must be a number from 0 to " + greatest + ", not " + quoted(value));
  }

  /** On one line, and no longer than one. */
  private static String quoted(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?");
    return '"' + (line.length() <= 80 ? line : line.substring(0, 80) + "...") + '"';
  }
}
