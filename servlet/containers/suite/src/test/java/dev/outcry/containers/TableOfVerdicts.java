package dev.outcry.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Container by case, written and printed when all have been asked. */
final class TableOfVerdicts implements BeforeAllCallback {

  private static final int REASON_CHARS = 260;

  /** One case on one container: a word for the table, and a line below it where one is due. */
  private record Verdict(String word, String reason) {}

  private final Map<String, Map<Container, Verdict>> verdicts = new ConcurrentHashMap<>();

  private final Map<Container, Duration> times = new ConcurrentHashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(TableOfVerdicts.class))
        .computeIfAbsent("end of the run", key -> (AutoCloseable) this::write);
  }

  /** A case that passed or not, and what the process has logged meanwhile. */
  void add(Container container, Case of, Throwable failure, String logged) {
    put(
        container,
        of,
        failure == null
            ? new Verdict("pass", "")
            : new Verdict("FAIL", line(failure) + " | log: " + logged));
  }

  void known(Container container, Case of, String reason) {
    put(container, of, new Verdict("known", reason));
  }

  /** How long all cases of a container took. */
  void took(Container container, Duration time) {
    times.put(container, time);
  }

  private void put(Container container, Case of, Verdict verdict) {
    Map<Container, Verdict> row =
        verdicts.computeIfAbsent(of.id(), id -> new EnumMap<>(Container.class));
    synchronized (row) {
      row.put(container, verdict);
    }
  }

  private static String line(Throwable failure) {
    String text =
        failure instanceof AssertionError ? "" : failure.getClass().getSimpleName() + ": ";
    text = (text + failure.getMessage()).replaceAll("\\s+", " ").trim();
    return text.length() > REASON_CHARS ? text.substring(0, REASON_CHARS) + ".." : text;
  }

  private void write() throws IOException {
    StringBuilder table = new StringBuilder("Java " + Runtime.version().feature() + "\n\n");
    StringBuilder reasons = new StringBuilder();
    table.append(String.format("%-60s", "case"));
    for (Container container : Container.here()) {
      table.append(String.format("%-14s", container.label()));
    }
    table.append('\n');
    for (Case row : AllCases.asked()) {
      table.append(String.format("%-60s", row.id()));
      Map<Container, Verdict> cells = verdicts.getOrDefault(row.id(), Map.of());
      for (Container container : Container.here()) {
        Verdict cell = cells.getOrDefault(container, new Verdict("-", ""));
        table.append(String.format("%-14s", cell.word()));
        if (!cell.reason().isEmpty()) {
          reasons.append(
              String.format(
                  "%s %s: %s: %s%n", cell.word(), row.id(), container.label(), cell.reason()));
        }
      }
      table.append('\n');
    }
    table.append(String.format("%-60s", "seconds"));
    for (Container container : Container.here()) {
      table.append(
          String.format("%-14s", times.getOrDefault(container, Duration.ZERO).toSeconds()));
    }
    table.append("\n\n").append(reasons);
    Files.writeString(file(), table, UTF_8);
    System.out.println(table);
  }

  /** The JVM that the build runs on has the plain name. */
  private static Path file() {
    String jvm = Integer.toString(Runtime.version().feature());
    boolean builtOn = jvm.equals(System.getProperty("outcry.containers.builtOn"));
    return Path.of(System.getProperty("outcry.containers.reports"))
        .resolve(builtOn ? "containers.txt" : "containers-java-" + jvm + ".txt");
  }
}
