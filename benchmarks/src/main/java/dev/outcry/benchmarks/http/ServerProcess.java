package dev.outcry.benchmarks.http;

import dev.outcry.benchmarks.CpuTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A server in a fresh JVM of its own. */
final class ServerProcess implements AutoCloseable {

  /** The same for all; a fixed heap, and threads that do not come and go. */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-XX:-UseDynamicNumberOfCompilerThreads");

  private final Process process;
  private final int port;
  private final Path log;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts it and waits until it listens. */
  static ServerProcess start(Peer peer, Path target, Case.Logging logging, String... more)
      throws IOException {
    Path log = Files.createTempFile(target, peer.name().toLowerCase(Locale.ROOT), ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(more));
    command.add(
        "-Dlogback.configurationFile=dev/outcry/benchmarks/servers/log-"
            + logging.name().toLowerCase(Locale.ROOT)
            + ".xml");
    command.add("-Dlog.file=" + log);
    command.addAll(List.of("-cp", peer.classPath(target), peer.mainClass));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("port ")) {
        return new ServerProcess(process, Integer.parseInt(line.substring(5)), log);
      }
    }
    process.destroyForcibly();
    throw new IOException(peer + " has not started");
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Where its log goes. */
  Path log() {
    return log;
  }

  /** Processor time of its threads so far. */
  CpuTime cpu() throws IOException {
    return CpuTime.of(pid());
  }

  /** Waits until the JIT compiler has nothing left to do, but not for ever. */
  void awaitCompiler() throws IOException, InterruptedException {
    for (int i = 0; i < 60; i++) {
      CpuTime before = CpuTime.ofCompiler(pid());
      Thread.sleep(500);
      if (CpuTime.ofCompiler(pid()).nanosSince(before) < 1_000_000) {
        return;
      }
    }
  }

  /** Ends it and removes its log. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }
}
