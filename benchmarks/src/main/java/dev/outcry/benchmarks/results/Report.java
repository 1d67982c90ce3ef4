package dev.outcry.benchmarks.results;

import dev.outcry.benchmarks.http.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the tables of {@code benchmarks/README.md} between their marks, and the chart, from what
 * is in {@code benchmarks/results}. What has not been measured keeps the table that is there.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' dev.outcry.benchmarks.results.Report benchmarks
 * }</pre>
 */
public final class Report {

  private static final String LIMIT = "HAND_MADE";

  private Report() {}

  /**
   * Writes.
   *
   * @param arguments the directory of the benchmarks
   */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    Path results = home.resolve("results");
    Path page = home.resolve("README.md");
    String text = Files.readString(page);
    if (Files.exists(results.resolve("http.csv"))) {
      HttpResults http = new HttpResults(results.resolve("http.csv"));
      text = between(text, "http", http(http));
      Files.writeString(results.resolve("storm.svg"), Chart.of(http));
    }
    if (Files.exists(results.resolve("startup.csv"))) {
      text = between(text, "startup", startup(new StartupResults(results.resolve("startup.csv"))));
    }
    for (String run : new String[] {"jmh", "jmh-2-threads"}) {
      Path file = results.resolve(run + ".json");
      if (Files.exists(file)) {
        text = between(text, run, jmh(new JmhResults(file)));
      }
    }
    Files.writeString(page, text);
  }

  private static String http(HttpResults results) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| case | server | CPU, µs a request | requests in a second | CPU beside the hand-made filter |\n");
    table.append("|---|---|---:|---:|---|\n");
    for (String asked : results.cases()) {
      for (Map.Entry<String, String> server : Peers.titles().entrySet()) {
        String name = server.getKey();
        if (results.has(asked, name)) {
          table
              .append("| ")
              .append(Peers.caseTitle(asked))
              .append(" | ")
              .append(server.getValue())
              .append(" | ")
              .append(results.cpu(asked, name).text())
              .append(" | ")
              .append(results.perSecond(asked, name).text())
              .append(" | ")
              .append(beside(results, asked, name))
              .append(" |\n");
        }
      }
    }
    return table.append("\nLaunches: ").append(results.launches()).append(".\n").toString();
  }

  /** A ratio only where no launch says otherwise. */
  private static String beside(HttpResults results, String asked, String server) {
    if (server.equals(LIMIT) || !results.has(asked, LIMIT)) {
      return "";
    }
    Spread ratio = results.ratio(asked, server, LIMIT);
    return ratio.decides() && results.launches() > 1 ? ratio.text() + "x" : "not decided";
  }

  private static String startup(StartupResults results) {
    StringBuilder table = new StringBuilder();
    table.append("| server | ms to the first error | classes loaded | beyond bare Jetty |");
    table.append(" resident MB after 10,000 errors | own jars, KB |\n");
    table.append("|---|---:|---:|---:|---:|---:|\n");
    double bare = results.of("classes", "BARE").median();
    for (Map.Entry<String, String> server : Peers.titles().entrySet()) {
      String name = server.getKey();
      double classes = results.of("classes", name).median();
      Spread resident = results.of("resident_kilobytes", name);
      table
          .append("| ")
          .append(server.getValue())
          .append(" | ")
          .append(results.of("millis_to_first_error", name).text())
          .append(String.format(Locale.ROOT, " | %,.0f | %,.0f | ", classes, classes - bare))
          .append(
              String.format(
                  Locale.ROOT,
                  "%,.0f [%,.0f..%,.0f]",
                  resident.median() / 1024,
                  resident.low() / 1024,
                  resident.high() / 1024))
          .append(
              String.format(
                  Locale.ROOT, " | %,.0f |\n", results.of("jar_bytes", name).median() / 1024));
    }
    return table.toString();
  }

  private static String jmh(JmhResults results) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| benchmark | parameters | CPU ns: least, quartile, median | wall ns: least | bytes |\n");
    table.append("|---|---|---:|---:|---:|\n");
    for (JmhResults.Row row : results.rows()) {
      Spread cpu = row.cpu();
      table
          .append("| ")
          .append(row.benchmark().replace("Benchmark.", " "))
          .append(" | ")
          .append(row.parameters())
          .append(" | ")
          .append(Spread.number(cpu.low()))
          .append(", ")
          .append(Spread.number(cpu.quartile()))
          .append(", ")
          .append(Spread.number(cpu.median()))
          .append(" | ")
          .append(Spread.number(row.wall().low()))
          .append(String.format(Locale.ROOT, " | %,.0f |\n", row.bytes()));
    }
    return table.toString();
  }

  private static String between(String page, String name, String table) {
    String begin = "<!-- begin " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end " + name + " -->", from);
    if (to < 0) {
      throw new IllegalStateException("no marks for " + name);
    }
    return page.substring(0, from) + "\n" + table + "\n" + page.substring(to);
  }
}
