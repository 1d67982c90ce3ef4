package dev.outcry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar in a process of its own, as users run it. */
final class DemoProcess implements AutoCloseable {

  private static final Pattern START_LINE = Pattern.compile("listening on (http://[^\"]+/)\"");

  private static final Pattern PROBES_LINE =
      Pattern.compile("answering probes on (http://[^\"]+/)\"");

  /** What would tell it, from the environment of the tests, to be another. */
  private static final List<String> SETTINGS =
      List.of(
          "HOST",
          "PORT",
          "HEALTH_PORT",
          "DRAIN_SECONDS",
          "JDBC_URL",
          "OUTCRY_RELEASE",
          "OUTCRY_SMTP_HOST",
          "SENTRY_DSN",
          "JAVA_TOOL_OPTIONS");

  /** Far more than it takes, on a machine that has much else to do. */
  private static final long START_SECONDS = 300;

  private final Process process;
  private final Path stderr;
  private final List<String> stdout = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<URI> url = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "demo-stdout");

  private DemoProcess(Process process, Path stderr) {
    this.process = process;
    this.stderr = stderr;
    reader.start();
  }

  /** Starts it on a free port and waits for its start line. */
  static DemoProcess start(String... jvmOptions) throws Exception {
    DemoProcess demo = launch(Map.of("PORT", "0"), jvmOptions);
    demo.url.get(START_SECONDS, SECONDS);
    return demo;
  }

  /** Starts it on a free port, to go on answering for a while when it is told to stop. */
  static DemoProcess startWithDrain(int seconds) throws Exception {
    DemoProcess demo = launch(Map.of("PORT", "0", "DRAIN_SECONDS", "" + seconds));
    demo.url.get(START_SECONDS, SECONDS);
    return demo;
  }

  /** Starts it with a second port for the probes, and waits for its start line. */
  static DemoProcess startWithHealthPort() throws Exception {
    DemoProcess demo = launch(Map.of("PORT", "0", "HEALTH_PORT", "0"));
    demo.url.get(START_SECONDS, SECONDS);
    return demo;
  }

  /** Starts it on a free port with this database, and waits for its start line. */
  static DemoProcess startWithDatabase(String jdbcUrl) throws Exception {
    DemoProcess demo = launch(Map.of("PORT", "0", "JDBC_URL", jdbcUrl));
    demo.url.get(START_SECONDS, SECONDS);
    return demo;
  }

  /** Starts it with this environment, and waits for nothing. */
  static DemoProcess launch(Map<String, String> environment, String... jvmOptions)
      throws IOException {
    Path stderr = Files.createTempFile("outcry-demo", ".stderr");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-jar", System.getProperty("outcry.demo.jar")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(stderr.toFile());
    builder.environment().keySet().removeAll(SETTINGS);
    builder.environment().putAll(environment);
    return new DemoProcess(builder.start(), stderr);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        stdout.add(line);
        Matcher start = START_LINE.matcher(line);
        if (start.find()) {
          url.complete(URI.create(start.group(1)));
        }
      }
      url.completeExceptionally(new IllegalStateException("it ended without a start line"));
    } catch (IOException broken) {
      url.completeExceptionally(broken);
    }
  }

  URI url() {
    return url.join();
  }

  /** Where the probes have a port of their own. */
  URI healthUrl() {
    return stdout().stream()
        .map(PROBES_LINE::matcher)
        .filter(Matcher::find)
        .map(line -> URI.create(line.group(1)))
        .findFirst()
        .orElseThrow();
  }

  long pid() {
    return process.pid();
  }

  /** Sends SIGTERM. Process.destroy() would also close our end of its stdout. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits until it has ended and all its output is read. */
  int exitCode() throws InterruptedException {
    return exitCodeWithin(120);
  }

  /** The same, where so many seconds are more than it may take. */
  int exitCodeWithin(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
    reader.join();
    return process.exitValue();
  }

  /** What it has written so far; all of it after {@link #exitCode}. */
  List<String> stdout() {
    synchronized (stdout) {
      return List.copyOf(stdout);
    }
  }

  List<String> stderr() throws IOException {
    return Files.readAllLines(stderr);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.delete(stderr);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
