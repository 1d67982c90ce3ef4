package dev.outcry.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;

/** H2 as a server. */
final class H2Process extends DatabaseProcess {

  private static final Pattern LISTENS = Pattern.compile("tcp://[^ ]+:([0-9]+)");

  private int port; // any free one at first, then always the same
  private Process process;

  @Override
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                "org.h2.tools.Server",
                "-tcp",
                "-ifNotExists",
                "-tcpPort",
                Integer.toString(port))
            .redirectErrorStream(true)
            .start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    Matcher listens = LISTENS.matcher(line == null ? "" : line);
    if (!listens.find()) {
      throw new IOException("H2 did not start: " + line);
    }
    port = Integer.parseInt(listens.group(1));
  }

  @Override
  JdbcDataSource dataSource() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:shop;DB_CLOSE_DELAY=-1");
    dataSource.setUser("sa");
    return dataSource;
  }

  @Override
  long pid() {
    return process.pid();
  }

  @Override
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(120, SECONDS)) {
      throw new IllegalStateException("H2 does not end");
    }
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroyForcibly();
    try {
      process.getInputStream().close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
