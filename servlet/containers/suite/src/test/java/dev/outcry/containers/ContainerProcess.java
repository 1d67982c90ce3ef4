package dev.outcry.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A container in a process of its own. Its words and its log lines come in one order. */
final class ContainerProcess implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx96m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--add-opens=java.base/java.lang=ALL-UNNAMED"); // to look for what is left on threads

  /** What tells a hang from a machine that has much else to do. */
  private static final int PATIENCE_SECONDS = 180;

  private final Launch launch;
  private final Process process;
  private final PrintStream words;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<Line> lines = new ArrayList<>();
  private final int port;

  /** Starts it and waits until it listens. */
  ContainerProcess(Launch launch) {
    this.launch = launch;
    Path reports = Path.of(System.getProperty("outcry.containers.reports"));
    Path temporary = reports.resolve(launch.fileName() + "-tmp");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(launch.options());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", launch.container().classPath(), launch.container().mainClass()));
    command.addAll(launch.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectError(reports.resolve(launch.fileName() + ".stderr").toFile());
    try {
      Files.createDirectories(temporary);
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    words = new PrintStream(process.getOutputStream(), true, UTF_8);
    Thread reader = new Thread(this::read, launch.fileName() + "-stdout");
    reader.setDaemon(true);
    reader.start();
    port = Integer.parseInt(answer("port"));
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String text = out.readLine(); text != null; text = out.readLine()) {
        if (text.startsWith("#")) {
          answers.add(text.substring(1));
        } else {
          Line line = Line.of(text);
          synchronized (lines) {
            lines.add(line);
          }
        }
      }
      answers.add("ended ");
    } catch (IOException | RuntimeException broken) {
      answers.add("broken " + broken);
    }
  }

  /** The rest of the next answer, which is to begin with this. */
  private String answer(String begins) {
    try {
      String answer = answers.poll(PATIENCE_SECONDS, SECONDS);
      if (answer == null || !answer.startsWith(begins)) {
        throw new AssertionError("the container says: " + answer);
      }
      return answer.substring(begins.length()).trim();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Whether requests are to run on virtual threads. */
  boolean isVirtual() {
    return launch.isVirtual();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int port() {
    return port;
  }

  /** Waits until no request is at work any more; then all lines of those before are here. */
  void settle() {
    words.println("settle");
    answer("settled");
  }

  /** What the process says to a word of {@code Child}'s. */
  String ask(String word) {
    words.println(word);
    return answer(word);
  }

  boolean isOn(Container container) {
    return launch.container() == container;
  }

  long pid() {
    return process.pid();
  }

  /** Bytes that are in use in its heap when the garbage is gone. */
  long heap() {
    return Long.parseLong(ask("heap"));
  }

  /** Replaces the application by a new one of the same. */
  void redeploy() {
    words.println("redeploy");
    answer("redeployed");
  }

  /** Whether the class loader of the application that was replaced is garbage. */
  boolean isReplacedFreed() {
    words.println("freed");
    return answer("freed").equals("yes");
  }

  /** How many lines there are: a place to look from later. */
  int position() {
    synchronized (lines) {
      return lines.size();
    }
  }

  List<Line> since(int position) {
    synchronized (lines) {
      return List.copyOf(lines.subList(position, lines.size()));
    }
  }

  /** The lines that nobody has drained yet; they are forgotten here. */
  List<Line> drain() {
    synchronized (lines) {
      List<Line> drained = List.copyOf(lines);
      lines.clear();
      return drained;
    }
  }

  @Override
  public void close() {
    words.close();
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE_SECONDS, SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
