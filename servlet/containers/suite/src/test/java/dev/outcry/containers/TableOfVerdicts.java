package dev.outcry.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Container by case, written and printed when all have been asked. */
final class TableOfVerdicts implements BeforeAllCallback {

  private static final int REASON_CHARS = 260;
  private static final String WORD = "%-17s";

  /** One case on one container: a word for the table, and a line below it where one is due. */
  private record Verdict(String word, String reason) {}

  private final Map<String, Map<String, Verdict>> verdicts = new ConcurrentHashMap<>();

  private final Map<String, Duration> times = new ConcurrentHashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(TableOfVerdicts.class))
        .computeIfAbsent("end of the run", key -> (AutoCloseable) this::write);
  }

  /** A case that passed or not, and what the process has logged meanwhile. */
  void add(Launch launch, Case of, Throwable failure, String logged) {
    put(
        launch,
        of,
        failure == null
            ? new Verdict("pass", "")
            : new Verdict("FAIL", line(failure) + " | log: " + logged));
  }

  void known(Launch launch, Case of, String reason) {
    put(launch, of, new Verdict("known", reason));
  }

  /** How long all cases of a container took. */
  void took(Launch launch, Duration time) {
    times.put(launch.name(), time);
  }

  private void put(Launch launch, Case of, Verdict verdict) {
    Map<String, Verdict> row = verdicts.computeIfAbsent(of.id(), id -> new HashMap<>());
    synchronized (row) {
      row.put(launch.name(), verdict);
    }
  }

  private static String line(Throwable failure) {
    String text =
        failure instanceof AssertionError ? "" : failure.getClass().getSimpleName() + ": ";
    text = (text + failure.getMessage()).replaceAll("\\s+", " ").trim();
    return text.length() > REASON_CHARS ? text.substring(0, REASON_CHARS) + ".." : text;
  }

  /** The containers, and then those that were asked in other mountings. */
  private Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    for (Container container : Container.values()) {
      if (times.containsKey(container.folder())) {
        columns.add(container.folder());
      }
    }
    columns.addAll(new TreeSet<>(times.keySet()));
    return columns;
  }

  private void write() throws IOException {
    StringBuilder table = new StringBuilder("Java " + Runtime.version().feature() + "\n\n");
    StringBuilder reasons = new StringBuilder();
    table.append(String.format("%-60s", "case"));
    for (String column : columns()) {
      table.append(String.format(WORD, column));
    }
    table.append('\n');
    for (Case row : AllCases.asked()) {
      table.append(String.format("%-60s", row.id()));
      Map<String, Verdict> cells = verdicts.getOrDefault(row.id(), Map.of());
      for (String column : columns()) {
        Verdict cell = cells.getOrDefault(column, new Verdict("-", ""));
        table.append(String.format(WORD, cell.word()));
        if (!cell.reason().isEmpty()) {
          reasons.append(
              String.format("%s %s: %s: %s%n", cell.word(), row.id(), column, cell.reason()));
        }
      }
      table.append('\n');
    }
    table.append(String.format("%-60s", "seconds"));
    for (String column : columns()) {
      table.append(String.format(WORD, times.getOrDefault(column, Duration.ZERO).toSeconds()));
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
