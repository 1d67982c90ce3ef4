package dev.outcry.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;

/**
 * Whether an address answers a GET with a 2xx. By the JDK's older client: {@code HttpClient} keeps
 * a thread, which on Java 17 nobody can end.
 */
record HttpCheck(URI address) implements HealthCheck {

  /** For a connection, and then for each read; the check's deadline is what holds for the whole. */
  private static final int MILLIS = 2_000;

  HttpCheck {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https"))
        || address.getHost() == null
        || address.getRawUserInfo() != null) { // which is not repeated: it may be a password
      throw new IllegalArgumentException(
          "the address of a check is http://host[:port]/path or https://.., without a user");
    }
  }

  @Override
  public void check() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      connection.setInstanceFollowRedirects(false); // a login page is not what was asked for
      connection.setUseCaches(false);
      connection.setRequestProperty("Connection", "close");
      connection.setRequestProperty("User-Agent", "outcry-health");
      int status = connection.getResponseCode();
      if (status < 200 || status > 299) {
        throw new IOException(address.getHost() + " answers " + status);
      }
    } finally {
      connection.disconnect();
    }
  }
}
